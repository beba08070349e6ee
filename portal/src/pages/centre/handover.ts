// Handing over to a business system: a window is opened in the click, and filled when the mandate is there.

/** Opens the window; `undefined` when the browser blocks it. Must be called in the click itself. */
export function openWindow(): { name: string; close: () => void } | undefined {
  const name = `case-${crypto.randomUUID()}`;
  const opened = window.open('about:blank', name);
  return opened ? { name, close: () => opened.close() } : undefined;
}

/** Posts the mandate to the system's page, in that window. A mandate never stands in an address. */
export function postMandate(url: string, mandate: string, target: string) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = url;
  form.target = target;
  form.hidden = true;
  const field = document.createElement('input');
  field.name = 'mandate';
  field.value = mandate;
  form.append(field);
  document.body.append(form);
  form.submit();
  form.remove();
}
