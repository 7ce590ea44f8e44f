import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { FindPeopleDocument, type FindPeopleQuery } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { useSettled } from './useSettled.ts';

export type FoundPerson = FindPeopleQuery['people']['edges'][number]['node'];

interface Props {
  label: string;
  value: FoundPerson | null;
  onChange: (person: FoundPerson | null) => void;
  exclude?: readonly string[];
  error?: string | undefined;
  autoFocus?: boolean;
  required?: boolean;
}

/** Someone of the register, found by name, pinyin initials or last digits. */
export function PersonPicker({
  label,
  value,
  onChange,
  exclude = [],
  error,
  autoFocus = false,
  required = true,
}: Props) {
  const t = useT();
  const term = useTerm();
  const [text, setText] = useState('');
  const settled = useSettled(text.trim());
  const { data, isFetching } = useQuery({
    queryKey: ['people', 'pick', settled],
    queryFn: ({ signal }) => execute(FindPeopleDocument, { text: settled }, signal),
    enabled: settled !== '' && settled !== value?.name,
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
  const options = (data?.people.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id }) => !exclude.includes(id));
  return (
    <Autocomplete<FoundPerson>
      value={value}
      autoHighlight
      options={settled === '' ? [] : options}
      loading={isFetching}
      filterOptions={all => all}
      getOptionLabel={person => person.name}
      getOptionKey={person => person.id}
      isOptionEqualToValue={(one, other) => one.id === other.id}
      onChange={(_, person) => onChange(person)}
      onInputChange={(_, input) => setText(input)}
      noOptionsText={settled === '' ? t('search.placeholder') : t('form.noOptions')}
      loadingText={t('app.loading')}
      openText={t('form.showOptions')}
      clearText={t('action.clear')}
      closeText={t('action.close')}
      renderOption={({ key, ...props }, person) => (
        <Box component="li" key={key} {...props}>
          <span>
            {person.name}{' '}
            <Box component="span" sx={{ color: 'text.secondary', fontSize: '0.8125rem' }}>
              {[
                term('sex', person.sex),
                t('person.years', { age: person.age }),
                person.area.fullName,
                person.idNumber.masked.slice(-4),
              ].join(' · ')}
            </Box>
          </span>
        </Box>
      )}
      renderInput={params => (
        <TextField
          {...params}
          autoFocus={autoFocus}
          label={label}
          required={required}
          error={error !== undefined}
          helperText={error ?? t('search.placeholder')}
        />
      )}
    />
  );
}
