import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import { Link } from 'react-router';
import { certificateSummary } from '../components/certificateSummary.ts';
import { today } from '../components/format.ts';
import { useSettled } from '../components/useSettled.ts';
import { LikelyDuplicatesDocument, type PersonRowFragment } from '../generated/graphql.ts';
import { execute } from '../providers/graphql.ts';
import { useT } from '../providers/i18n/index.ts';
import { useTerm } from '../providers/i18n/terms.ts';
import { personPath } from './paths.ts';
import { readIdNumber } from './problems.ts';

interface Props {
  accepted: boolean;
  onAccept: (accepted: boolean) => void;
}

/** Who the register may know already under this number, or this name and birth date: shown while the form is filled. */
export function Duplicates({ accepted, onAccept }: Props) {
  const t = useT();
  const people = useLikely();
  return (
    <div role="status">
      {people.length > 0 && (
        <Alert severity="warning">
          <AlertTitle>{t('person.duplicatesTitle')}</AlertTitle>
          {t('person.duplicatesLead')}
          <Box component="ul" sx={{ m: 0, my: 1, pl: 2.5 }}>
            {people.map(person => (
              <li key={person.id}>
                <DuplicateLine person={person} />
              </li>
            ))}
          </Box>
          <FormControlLabel
            control={<Checkbox checked={accepted} onChange={(_, checked) => onAccept(checked)} />}
            label={t('person.duplicatesAccept')}
          />
        </Alert>
      )}
    </div>
  );
}

function DuplicateLine({ person }: { person: PersonRowFragment }) {
  const t = useT();
  const term = useTerm();
  const facts = [
    term('sex', person.sex),
    t('person.years', { age: person.age }),
    person.area.fullName,
    person.idNumber.masked.slice(-4),
    person.certificate && certificateSummary(person.certificate, term, t),
  ];
  return (
    <>
      <Link
        to={personPath(person.id)}
        target="_blank"
        aria-label={`${t('person.duplicatesOpen', { name: person.name })} (${t('app.newTab')})`}
      >
        {person.name}
      </Link>{' '}
      {facts.filter(Boolean).join(' · ')}
    </>
  );
}

function useLikely(): readonly PersonRowFragment[] {
  const [name, idNumber]: unknown[] = useWatch({ name: ['name', 'idNumber'] });
  const read = readIdNumber(idNumber, today());
  const typedName = typeof name === 'string' ? name.trim() : '';
  const typedNumber = read && typeof idNumber === 'string' ? idNumber.trim() : '';
  const asked = useSettled(JSON.stringify([typedName, typedNumber]), 300);
  const { data } = useQuery({
    queryKey: ['people', 'duplicates', asked],
    queryFn: ({ signal }) =>
      execute(
        LikelyDuplicatesDocument,
        { input: duplicateInput(typedName, typedNumber, read?.birthDate) },
        signal,
      ),
    enabled: typedNumber !== '',
    // The key holds the number that was typed: it is not to outlive the form.
    gcTime: 0,
  });
  return typedNumber === '' ? [] : (data?.likelyDuplicates ?? []);
}

function duplicateInput(name: string, idNumber: string, birthDate: string | undefined) {
  return { ...(name && { name }), ...(idNumber && { idNumber }), ...(birthDate && { birthDate }) };
}
