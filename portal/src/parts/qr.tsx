// QR codes, drawn as one path.
import { type ReactNode, useMemo } from 'react';
import { encode } from 'uqr';
import { usePartTexts } from './texts';

export function pathOf(text: string): { path: string; size: number } {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) path += `M${x} ${y}h1v1h-1z`;
    });
  });
  return { path, size };
}

/** The simulated phone's address; only the local stack's page names one. */
export const simulatedPhone = () =>
  document.querySelector<HTMLMetaElement>('meta[name=simulated-phone]')?.content || undefined;

/** A QR code of 240 px, with words for who cannot scan; on a phone first a button that opens the APP. */
export function QrCode({
  text,
  number,
  children,
}: {
  text: string;
  number?: number | null | undefined;
  children?: ReactNode;
}) {
  const t = usePartTexts();
  const { path, size } = useMemo(() => pathOf(text), [text]);
  const phone = simulatedPhone();
  const picture = (
    <svg
      className="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('qr_alt')}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
  return (
    <div className="scan">
      <div className="scan-code">
        <div className="scan-wide">{picture}</div>
        <div className="scan-phone">
          <a className="primary" href={text}>
            {t('open_app')}
          </a>
          <details>
            <summary>{t('show_code')}</summary>
            {picture}
          </details>
        </div>
        {typeof number === 'number' && (
          <strong className="scan-number">{String(number).padStart(2, '0')}</strong>
        )}
      </div>
      <div className="scan-words">
        {children}
        {phone && (
          <p>
            <a href={`${phone}/#qr=${encodeURIComponent(text)}`} target="_blank" rel="noreferrer">
              {t('simulated_phone')}
            </a>
          </p>
        )}
        <p className="hint">{t('cannot_scan')}</p>
      </div>
    </div>
  );
}
