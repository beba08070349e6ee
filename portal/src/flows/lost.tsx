// A step without its flow: opened in another window, finished, or begun too long ago.
import { Go } from '../parts';
import { useFlowTexts } from './texts';

export function Lost({ again }: { again: string }) {
  const t = useFlowTexts();
  return (
    <div className="empty">
      <h2>{t('lost_title')}</h2>
      <p>{t('lost')}</p>
      <p>
        <Go href={again} className="primary">
          {t('begin')}
        </Go>
      </p>
    </div>
  );
}
