import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { InstitutionKind } from '@zhucan/domain';
import { useState } from 'react';
import { useController } from 'react-hook-form';
import { useKeptLabel } from '../../components/form/labels.ts';
import { useSettled } from '../../components/useSettled.ts';
import {
  FindInstitutionsDocument,
  type InstitutionChoiceFragment,
  InstitutionNameDocument,
} from '../../generated/graphql.ts';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';

interface Props {
  name: string;
  label: string;
  required: boolean;
  helperText: string | undefined;
  kinds: readonly InstitutionKind[];
}

/** An institution of the register, found by name or pinyin initials; the field holds its id. */
export function InstitutionInput({ name, label, required, helperText, kinds }: Props) {
  const t = useT();
  useKeptLabel(name, label);
  const { field, fieldState } = useController({ name });
  const { ref, value, onBlur, onChange } = field;
  const [text, setText] = useState('');
  const chosen = useInstitution(typeof value === 'string' ? value : '');
  const { options, isFetching } = useOptions(text.trim(), chosen, kinds);
  const error = fieldState.error?.message;
  return (
    <Autocomplete<InstitutionChoiceFragment>
      value={chosen ?? null}
      autoHighlight
      options={options}
      loading={isFetching}
      filterOptions={all => all}
      getOptionLabel={option => option.name}
      getOptionKey={option => option.id}
      isOptionEqualToValue={(option, current) => option.id === current.id}
      onChange={(_, option) => onChange(option?.id ?? '')}
      onInputChange={(_, input) => setText(input)}
      onBlur={onBlur}
      noOptionsText={t('form.noOptions')}
      loadingText={t('app.loading')}
      openText={t('form.showOptions')}
      clearText={t('action.clear')}
      closeText={t('action.close')}
      renderOption={({ key, ...props }, option) => (
        <Box component="li" key={key} {...props}>
          <Described institution={option} />
        </Box>
      )}
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          required={required}
          inputRef={ref}
          error={error !== undefined}
          helperText={error ?? helperText}
          placeholder={t('form.search')}
        />
      )}
    />
  );
}

function Described({ institution }: { institution: InstitutionChoiceFragment }) {
  const t = useT();
  const term = useTerm();
  const { name, kind, hospitalGrade, designated } = institution;
  const facts = [
    hospitalGrade ? term('hospitalGrade', hospitalGrade) : term('institutionKind', kind),
    designated && t('case.designated'),
  ].filter(Boolean);
  return (
    <span>
      {name}{' '}
      <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
        {facts.join(' · ')}
      </Box>
    </span>
  );
}

function useInstitution(id: string): InstitutionChoiceFragment | undefined {
  const { data } = useQuery({
    queryKey: ['institutions', 'name', id],
    queryFn: ({ signal }) => execute(InstitutionNameDocument, { id }, signal),
    enabled: id !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return id !== '' && data?.institution ? data.institution : undefined;
}

/** Institutions that fit what is typed. The chosen one's own name in the field is an answer, not a question. */
function useOptions(
  text: string,
  chosen: InstitutionChoiceFragment | undefined,
  kinds: readonly InstitutionKind[],
) {
  const settled = useSettled(text);
  const asked = chosen && settled === chosen.name ? '' : settled;
  const filter = {
    active: true,
    ...(asked !== '' && { text: asked }),
    ...(kinds.length > 0 && { kind: [...kinds] }),
  };
  const { data, isFetching } = useQuery({
    queryKey: ['institutions', 'find', asked, kinds],
    queryFn: ({ signal }) => execute(FindInstitutionsDocument, { filter, first: 60 }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { options: (data?.institutions.edges ?? []).map(({ node }) => node), isFetching };
}
