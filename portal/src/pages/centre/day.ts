// Days of a period, in words.
import { language } from '../../frame/language';

/** A day as people write it, in the hall's time zone. */
export const dayOf = (rfc3339: string) =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeZone: 'Asia/Shanghai' }).format(
    new Date(rfc3339),
  );

/** The last day before the end of a period, which is the first moment after it. */
export const lastDayInWords = (until: string) => dayOf(new Date(Date.parse(until) - 1).toISOString());
