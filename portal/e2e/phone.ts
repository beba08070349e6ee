// The simulated phone of the local stack.
export const PHONE = process.env.YINXIN_PHONE ?? 'http://127.0.0.1:9003';

export async function ask<T>(path: string, body?: unknown): Promise<T> {
  const response = await fetch(
    `${PHONE}${path}`,
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
