import Delete from '@mui/icons-material/DeleteOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form';
import { Quiet } from '../components/Facts.tsx';
import { AreaInput, ChoiceInput, DateInput, TextInput } from '../components/form/inputs.tsx';
import { FormSection, Wide } from '../components/form/RecordForm.tsx';
import { PersonPicker } from '../components/PersonPicker.tsx';
import { useHardshipChoices } from '../people/hardshipKinds.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTermChoices } from '../providers/i18n/terms.ts';
import { emptyHardship, type HouseholdValues, type MemberValue } from './values.ts';

/** The fields of a household: place and income, members, hardship. */
export function HouseholdFields() {
  const t = useT();
  return (
    <>
      <FormSection title={t('household.one')}>
        <AreaInput name="areaId" level="VILLAGE" required />
        <TextInput name="address" />
        <TextInput
          name="incomePerHead"
          inputMode="decimal"
          maxLength={16}
          helperText={t('household.incomeHelp')}
        />
      </FormSection>
      <Members />
      <Hardships />
    </>
  );
}

function Members() {
  const t = useT();
  const relations = useTermChoices('relation');
  const { control, formState, setValue, getValues } = useFormContext<HouseholdValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'members' });
  const members = useWatch({ control, name: 'members' });
  const missing = formState.errors.members?.message ?? formState.errors.members?.root?.message;

  function add(person: MemberValue['person']) {
    append({ person, relation: fields.length === 0 ? 'HEAD' : null });
    // The area is known from the first member, unless someone chose another.
    if (!getValues('areaId')) setValue('areaId', person.area.id, { shouldDirty: true });
  }

  return (
    <FormSection title={t('household.members')}>
      <Wide>
        <Quiet>{t('household.headHelp')}</Quiet>
        {missing && (
          <Alert severity="error" sx={{ mt: 1 }}>
            {missing}
          </Alert>
        )}
        {fields.map((field, index) => (
          <Line
            key={field.id}
            removeLabel={`${t('action.remove')} ${field.person.name}`}
            onRemove={() => remove(index)}
          >
            <Box sx={{ alignSelf: 'center', fontWeight: 600, minWidth: 0 }}>
              {field.person.name}
              <Box
                component="span"
                sx={{ color: 'text.secondary', fontWeight: 400, ml: 1, fontSize: '0.875rem' }}
              >
                {t('person.years', { age: field.person.age })} · {field.person.idNumber.masked.slice(-4)}
              </Box>
            </Box>
            <ChoiceInput
              name={`members.${index}.relation`}
              label={`${field.person.name} · ${t('household.member')}`}
              choices={relations}
              required
            />
          </Line>
        ))}
        <Box sx={{ mt: 2 }}>
          {/* A new key empties the picker after each choice. */}
          <PersonPicker
            key={fields.length}
            label={t('household.addMember')}
            value={null}
            required={false}
            exclude={(members ?? []).map(({ person }) => person.id)}
            onChange={person => person && add(person)}
          />
        </Box>
      </Wide>
    </FormSection>
  );
}

function Hardships() {
  const t = useT();
  const kinds = useHardshipChoices(false);
  const { control } = useFormContext<HouseholdValues>();
  const { fields, append, remove } = useFieldArray({ control, name: 'hardships' });
  return (
    <FormSection title={t('household.hardships')}>
      <Wide>
        {fields.length === 0 && <Quiet>{t('household.noHardships')}</Quiet>}
        {fields.map((field, index) => (
          <Line
            key={field.id}
            removeLabel={`${t('action.remove')} ${index + 1}`}
            onRemove={() => remove(index)}
          >
            <ChoiceInput name={`hardships.${index}.kind`} choices={kinds} required />
            <DateInput name={`hardships.${index}.since`} required />
            <DateInput name={`hardships.${index}.until`} />
            <TextInput name={`hardships.${index}.certifiedBy`} maxLength={100} />
            <TextInput name={`hardships.${index}.paperNumber`} maxLength={100} />
          </Line>
        ))}
        <Button variant="outlined" sx={{ mt: 2 }} onClick={() => append(emptyHardship)}>
          {t('household.addHardship')}
        </Button>
      </Wide>
    </FormSection>
  );
}

function Line({
  removeLabel,
  onRemove,
  children,
}: {
  removeLabel: string;
  onRemove: () => void;
  children: React.ReactNode;
}) {
  return (
    <Box
      sx={{
        display: 'flex',
        gap: 1,
        alignItems: 'flex-start',
        py: 1.5,
        borderBottom: 1,
        borderColor: 'divider',
      }}
    >
      <Box
        sx={{
          flexGrow: 1,
          minWidth: 0,
          display: 'grid',
          gap: 1.5,
          gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' },
        }}
      >
        {children}
      </Box>
      <IconButton aria-label={removeLabel} onClick={onRemove}>
        <Delete fontSize="small" />
      </IconButton>
    </Box>
  );
}
