// The session has ended: why, and back to the place after another sign-in.
import { useSearch } from '@tanstack/react-router';
import { Go, Page } from '../../parts';
import { useTexts } from './texts';

export default function Ended() {
  const t = useTexts();
  const { kind, from } = useSearch({ strict: false }) as { kind?: string; from?: string };
  const signIn = kind === 'person' ? '/sign-in/person' : '/sign-in';
  return (
    <Page title={t('title')} lead={t('lead')}>
      {from && <p>{t('kept')}</p>}
      <p>
        <Go className="primary" href={from ? `${signIn}?${new URLSearchParams({ from })}` : signIn}>
          {t('again')}
        </Go>
      </p>
    </Page>
  );
}
