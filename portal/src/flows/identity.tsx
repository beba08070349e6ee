// The fields of a human being: document, number, name; the country only of a passport.
import { useState } from 'react';
import type { components } from '../api/schema';
import { kept } from '../frame/kept';
import { SelectField, TextField, type Values } from '../parts';
import { useChecks } from '../rules';
import { useFlowTexts } from './texts';

type Kind = components['schemas']['DocumentKindName'];

const KINDS = [
  'resident_id',
  'hong_kong_macau_permit',
  'taiwan_permit',
  'residence_permit',
  'foreign_permanent_residence',
  'passport',
] as const satisfies readonly Kind[];

/** The kind that a field's value says; a resident's, where it says none. */
const kindOf = (value: string): Kind => KINDS.find((kind) => kind === value) ?? 'resident_id';

/** `prefix` is where the identity is in the body: `legal_representative/`, or nothing. `labels` are the guide's. */
export function IdentityFields({
  prefix = '',
  form,
  labels = {},
}: {
  prefix?: string;
  form: string;
  labels?: { id_type?: string; id_number?: string; name?: string };
}) {
  const t = useFlowTexts();
  const checks = useChecks();
  const [kind, setKind] = useState(() => kept(form)?.[`${prefix}id_type`] ?? 'resident_id');
  return (
    <>
      <SelectField
        name={`${prefix}id_type`}
        label={labels.id_type ?? t('id_type')}
        options={KINDS.map((value) => ({ value, label: t(value) }))}
        onChange={setKind}
      />
      {kind === 'passport' && (
        <TextField
          name={`${prefix}country`}
          label={t('country')}
          hint={t('country_hint')}
          spellCheck={false}
        />
      )}
      <TextField
        name={`${prefix}id_number`}
        label={labels.id_number ?? t('id_number')}
        {...(kind === 'resident_id' ? { hint: t('id_hint'), check: checks.residentNumber } : {})}
        autoComplete="off"
        spellCheck={false}
      />
      <TextField
        name={`${prefix}name`}
        label={labels.name ?? t('name')}
        hint={t('name_hint')}
        autoComplete="name"
        spellCheck={false}
      />
    </>
  );
}

/** The identity of a form's values. */
export const identityOf = (values: Values, prefix = '') => {
  const of = (name: string) => (values[`${prefix}${name}`] ?? '').trim();
  const country = of('country');
  return {
    id_type: kindOf(of('id_type')),
    id_number: of('id_number'),
    name: of('name'),
    ...(country ? { country } : {}),
  };
};
