// Rules of the domain, for early checks. The service decides; a rule here refuses only what it refuses too.

/** What is wrong, as a key of this folder's texts. */
export type Fault =
  | 'credit_code_length'
  | 'credit_code_characters'
  | 'credit_code_check'
  | 'resident_length'
  | 'resident_check'
  | 'mobile'
  | 'sms_code'
  | 'organisation_number'
  | 'password'
  | 'confirmation';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** A number as it was meant: half width, capitals, without spaces, dashes and invisible marks. */
export const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{Dash}\p{Default_Ignorable_Code_Point}]/gu, '')
    .toUpperCase();

const weighed = (values: number[], weights: number[]) =>
  values.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0);

/** A unified social credit code of the standard (GB 32100-2015). */
export function creditCode(text: string): Fault | undefined {
  const code = plain(text);
  if ([...code].length !== 18) return 'credit_code_length';
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1) || !/^..\d{6}/.test(code)) return 'credit_code_characters';
  if (/^0{8}$/.test(code.slice(8, 16))) return 'credit_code_check';
  if (ALPHABET[(31 - (weighed(values, WEIGHTS) % 31)) % 31] !== code[17]) return 'credit_code_check';
  const organisation = [...code.slice(8, 16)].map((character) => Number.parseInt(character, 36));
  const check = 11 - (weighed(organisation, ORGANISATION_WEIGHTS) % 11);
  const expected = check === 10 ? 'X' : check === 11 ? '0' : String(check);
  return code[16] === expected ? undefined : 'credit_code_check';
}

/** A resident identity number: eighteen characters, the last one checks (GB 11643). */
export function residentNumber(text: string): Fault | undefined {
  const number = plain(text);
  if (!/^\d{17}[\dX]$/.test(number)) return 'resident_length';
  const sum = weighed([...number].slice(0, 17).map(Number), RESIDENT_WEIGHTS);
  return '10X98765432'[sum % 11] === number[17] ? undefined : 'resident_check';
}

/** A mobile number of the mainland, with or without +86. */
export const mobile = (text: string): Fault | undefined =>
  /^(\+86|0086|86)?1[3-9]\d{9}$/.test(plain(text)) ? undefined : 'mobile';

/** Six digits, whatever was pasted with them. */
export const smsCode = (text: string): Fault | undefined =>
  text.normalize('NFKC').replace(/\D/g, '').length === 6 ? undefined : 'sms_code';

export const organisationNumber = (text: string): Fault | undefined =>
  /^\d{8}$/.test(plain(text)) ? undefined : 'organisation_number';

/** How many of the four kinds of character there are: digit, lower case, capital, other. */
export const kinds = (password: string) =>
  [/\p{Nd}/u, /\p{Ll}/u, /\p{Lu}/u, /[^\p{Nd}\p{Ll}\p{Lu}]/u].filter((kind) => kind.test(password)).length;

export const isLongEnough = (password: string, fewest = 8, most = 20) => {
  const { length } = [...password.normalize('NFKC')];
  return length >= fewest && length <= most;
};

export const password = (text: string): Fault | undefined =>
  isLongEnough(text) && kinds(text.normalize('NFKC')) >= 3 ? undefined : 'password';
