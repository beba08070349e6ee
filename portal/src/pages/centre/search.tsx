// The search for a matter: a name, the initials of its pinyin, a category or a code.
import { useNavigate } from '@tanstack/react-router';
import { done } from '../../api/result';
import { Form, Submit, TextField, type Values } from '../../parts';
import { useTexts } from './texts';

export function Search({ query: asked = '' }: { query?: string }) {
  const t = useTexts();
  const navigate = useNavigate();
  const submit = async ({ query = '' }: Values) => {
    const wanted = query.trim();
    await navigate({
      href: wanted ? `/centre/matters?${new URLSearchParams({ query: wanted })}` : '/centre/matters',
    });
    return done(undefined);
  };
  return (
    <search>
      <Form submit={submit} given={{ query: asked }} action={<Submit>{t('search')}</Submit>}>
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
