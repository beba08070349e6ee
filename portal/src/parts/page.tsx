// The frame of a page: title, heading with focus after navigation, header, footer.
import { Link } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef } from 'react';
import { setLanguage, useLanguage } from '../frame/language';
import { usePartTexts } from './texts';

/** The first page of a visit leaves the focus to the browser. */
let isFirst = true;

/** A page: sets the title 「页名 - 网上办事服务大厅」 and moves the focus to its `h1` after navigation. */
export function Page({
  title,
  lead,
  wide,
  back,
  children,
}: {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  back?: ReactNode;
  children: ReactNode;
}) {
  const t = usePartTexts();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} - ${t('hall')}`;
  });
  useEffect(() => {
    if (!isFirst) heading.current?.focus();
    isFirst = false;
  }, []);
  return (
    <div className={wide ? 'page page-wide' : 'page'}>
      {back}
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </div>
  );
}

/** The mark: a square seal with 印信, white in the blue header. */
export const Seal = () => (
  <svg className="seal" viewBox="0 0 64 64" aria-hidden="true">
    <rect className="seal-ground" width="64" height="64" rx="6" />
    <rect className="seal-line" x="5" y="5" width="54" height="54" rx="3" />
    <path
      className="seal-line seal-thin"
      d="M21 12 11 15v33l9-4M11 24h9M11 34h9M24 17h8v19h-4M24 17v36M40 11l-5 11M38 18v36M48 10v5M43 20h13M45 27h9M45 33h9M45 40h9v12h-9z"
    />
  </svg>
);

/** Header, main part and footer around every page. */
export function Layout({ children }: { children: ReactNode }) {
  const t = usePartTexts();
  const language = useLanguage();
  return (
    <>
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="header">
        <div className="bar">
          <Link to="/" className="brand">
            <Seal />
            <span>{t('hall')}</span>
          </Link>
          <button
            type="button"
            className="language"
            lang={language === 'en' ? 'zh-CN' : 'en'}
            onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
          >
            {t('language')}
          </button>
        </div>
      </header>
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      <footer className="footer">
        <nav className="bar" aria-label={t('footer')}>
          <Link to="/help">{t('help')}</Link>
          <Link to="/agreement">{t('agreement')}</Link>
          <Link to="/privacy">{t('privacy')}</Link>
          <Link to="/accessibility">{t('accessibility')}</Link>
        </nav>
      </footer>
    </>
  );
}
