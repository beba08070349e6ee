// The search for a matter: a name, the initials of its pinyin, a category or a code.
import { useNavigate } from '@tanstack/react-router';
import { done } from '../../api/result';
import { Form, Submit, TextField, type Values } from '../../parts';
import { useTexts } from './texts';

export function Search() {
  const t = useTexts();
  const navigate = useNavigate();
  const submit = async ({ query = '' }: Values) => {
    await navigate({ href: `/centre/matters?${new URLSearchParams({ query: query.trim() })}` });
    return done(undefined);
  };
  return (
    <search>
      <Form submit={submit} action={<Submit>{t('search')}</Submit>}>
        <TextField
          name="query"
          label={t('search_label')}
          hint={t('search_hint')}
          required={false}
          autoComplete="off"
        />
      </Form>
    </search>
  );
}
