// A text of the portal, `public/texts/`, whose digest the service expects.
import { useQuery } from '@tanstack/react-query';
import { Skeleton } from './states';

/** Paragraphs of a text; its first heading is left to the page. Texts are Chinese. */
export function PublicText({ path, failed }: { path: string; failed: string }) {
  const { data, isPending } = useQuery({
    queryKey: ['text', path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      const response = await fetch(path);
      if (!response.ok) throw new Error(`text: ${response.status}`);
      return response.text();
    },
  });
  if (isPending) return <Skeleton lines={8} />;
  if (!data) return <p role="alert">{failed}</p>;
  const paragraphs = data
    .replace(/^# .*\n/, '')
    .trim()
    .split(/\n{1,}/);
  return (
    <div lang="zh-CN" className="card">
      {paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </div>
  );
}
