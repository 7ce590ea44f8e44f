import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Ref, useState } from 'react';
import {
  type AreaLevel,
  AreaNameDocument,
  FindAreasDocument,
  type FindAreasQuery,
} from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useSettled } from './useSettled.ts';

type AreaOption = FindAreasQuery['areas']['edges'][number]['node'];

interface Props {
  label: string;
  value: string | null;
  onChange: (id: string | null, area: AreaOption | null) => void;
  onBlur?: () => void;
  /** Only areas of this level: a person lives in a village. */
  level?: AreaLevel;
  required?: boolean;
  disabled?: boolean;
  error?: string | undefined;
  helperText?: string | undefined;
  inputRef?: Ref<HTMLInputElement>;
}

/** An area within the user's own, found by name, pinyin initials or code. */
export function AreaSelect({
  label,
  value,
  onChange,
  onBlur,
  level,
  required,
  disabled,
  error,
  helperText,
  inputRef,
}: Props) {
  const t = useT();
  const term = useTerm();
  const [text, setText] = useState('');
  const chosen = useAreaName(value);
  const { options, isFetching } = useAreaOptions(text, chosen, level);

  return (
    <Autocomplete<AreaOption>
      value={chosen ?? null}
      autoHighlight
      options={options}
      loading={isFetching}
      disabled={disabled}
      filterOptions={all => all}
      getOptionLabel={option => option.fullName}
      getOptionKey={option => option.id}
      isOptionEqualToValue={(option, current) => option.id === current.id}
      onChange={(_, option) => onChange(option?.id ?? null, option)}
      onInputChange={(_, input) => setText(input)}
      onBlur={onBlur}
      noOptionsText={t('form.noOptions')}
      loadingText={t('app.loading')}
      openText={t('form.showOptions')}
      clearText={t('action.clear')}
      closeText={t('action.close')}
      renderOption={({ key, ...props }, option) => (
        <Box
          component="li"
          key={key}
          {...props}
          sx={{ display: 'flex', justifyContent: 'space-between !important', gap: 2 }}
        >
          <span>{option.fullName}</span>
          <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem', flexShrink: 0 }}>
            {term('areaLevel', option.level)}
          </Box>
        </Box>
      )}
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          required={required ?? false}
          error={error !== undefined}
          helperText={error ?? helperText}
          placeholder={t('form.search')}
          inputRef={inputRef}
        />
      )}
    />
  );
}

function useAreaName(id: string | null): AreaOption | undefined {
  const { data } = useQuery({
    queryKey: ['areas', 'name', id],
    queryFn: ({ signal }) => execute(AreaNameDocument, { id: id ?? '' }, signal),
    enabled: id !== null && id !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return id && data?.area ? data.area : undefined;
}

/** Areas that fit what is typed. The chosen one's own name in the field is an answer, not a question. */
function useAreaOptions(text: string, chosen: AreaOption | undefined, level: AreaLevel | undefined) {
  const settled = useSettled(text.trim());
  const asked = chosen && settled === chosen.fullName ? '' : settled;
  const filter = { ...(asked && { text: asked }), ...(level && { level }), active: true };
  const { data, isFetching } = useQuery({
    queryKey: ['areas', 'find', asked, level ?? null],
    queryFn: ({ signal }) => execute(FindAreasDocument, { filter, first: 60 }, signal),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  return { options: (data?.areas.edges ?? []).map(({ node }) => node), isFetching };
}
