import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useT } from '../../providers/i18n/index.ts';
import { AreaSelect } from '../AreaSelect.tsx';
import { DateControl } from '../form/DateControl.tsx';
import { useTyped } from '../useTyped.ts';
import type { Filter } from './filters.ts';

interface Props {
  filter: Exclude<Filter, { kind: 'text' }>;
  value: unknown;
  onChange: (value: unknown) => void;
}

const width = { xs: '100%', sm: 150 };

/** The control of one filter, by its kind. */
export function FilterControl({ filter, value, onChange }: Props) {
  switch (filter.kind) {
    case 'area':
      return (
        <Box sx={{ width: { xs: '100%', sm: 220 } }}>
          <AreaSelect
            label={filter.label}
            value={typeof value === 'string' ? value : null}
            onChange={onChange}
          />
        </Box>
      );
    case 'date':
      return (
        <Box sx={{ width }}>
          <DateControl
            label={filter.label}
            value={typeof value === 'string' ? value : ''}
            onChange={onChange}
          />
        </Box>
      );
    case 'number':
      return <NumberFilter filter={filter} value={value} onChange={onChange} />;
    case 'one':
      return (
        <OneOf
          label={filter.label}
          choices={filter.choices}
          value={typeof value === 'string' ? value : ''}
          onChange={onChange}
        />
      );
    case 'yesNo':
      return (
        <OneOf
          label={filter.label}
          choices={[
            { id: 'true', name: filter.yes },
            ...(filter.no === undefined ? [] : [{ id: 'false', name: filter.no }]),
          ]}
          value={typeof value === 'boolean' ? String(value) : ''}
          onChange={choice => onChange(choice === '' ? undefined : choice === 'true')}
        />
      );
    case 'many':
      return (
        <ManyOf
          label={filter.label}
          choices={filter.choices}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={chosen => onChange(filter.numeric ? chosen.map(Number) : chosen)}
        />
      );
  }
}

type Choices = Extract<Filter, { kind: 'one' }>['choices'];

function OneOf({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: Choices;
  value: string;
  onChange: (value: string) => void;
}) {
  const t = useT();
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={event => onChange(event.target.value)}
      sx={{ width }}
    >
      <MenuItem value="">{t('list.any')}</MenuItem>
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id}>
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

function ManyOf({
  label,
  choices,
  value,
  onChange,
}: {
  label: string;
  choices: Choices;
  value: string[];
  onChange: (value: string[]) => void;
}) {
  const names = new Map(choices.map(({ id, name }) => [id, name]));
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={event => onChange([event.target.value].flat())}
      sx={{ width }}
      slotProps={{
        select: {
          multiple: true,
          renderValue: chosen =>
            [chosen]
              .flat()
              .map(id => names.get(String(id)) ?? id)
              .join('、'),
        },
      }}
    >
      {choices.map(({ id, name }) => (
        <MenuItem key={id} value={id} sx={{ py: 0 }}>
          <Checkbox
            checked={value.includes(id)}
            tabIndex={-1}
            disableRipple
            slotProps={{ input: { 'aria-hidden': true } }}
          />
          {name}
        </MenuItem>
      ))}
    </TextField>
  );
}

function NumberFilter({
  filter,
  value,
  onChange,
}: {
  filter: Extract<Filter, { kind: 'number' }>;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const read = (text: string) => (/^\d{1,4}$/.test(text) ? text : '');
  const [text, setText] = useTyped(value === undefined || value === null ? '' : String(value), read, typed =>
    onChange(typed === '' ? undefined : Number(typed)),
  );
  return (
    <TextField
      label={filter.label}
      value={text}
      onChange={event => setText(event.target.value.replace(/\D/g, ''))}
      sx={{ width: { xs: '48%', sm: 96 } }}
      slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }}
    />
  );
}
