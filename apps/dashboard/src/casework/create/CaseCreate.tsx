import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnyProgramme } from '@zhucan/domain';
import { useLocale, useNotify } from 'react-admin';
import { Link, useNavigate, useSearchParams } from 'react-router';
import type { FormValues } from '../../components/form/draft.ts';
import { Loaded } from '../../components/Loaded.tsx';
import { PersonPicker } from '../../components/PersonPicker.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import {
  CaseApplicantDocument,
  type CaseApplicantQuery,
  OpenCasesDocument,
} from '../../generated/graphql.ts';
import { Page } from '../../layout/Page.tsx';
import { personCreatePath, personPath } from '../../people/paths.ts';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useTerm } from '../../providers/i18n/terms.ts';
import { createCase, createVariables } from '../documents.ts';
import { emptyValues, specsOf } from '../form/fields.ts';
import { detailsInput } from '../form/problems.ts';
import { caseCreatePath, casePath, casesPath, programmePath } from '../paths.ts';
import { usePolicyInForce } from '../policy.ts';
import { useProgramme, useRegister } from '../register.ts';
import { CaseForm } from './CaseForm.tsx';

const undecided = [
  'DRAFT',
  'TOWN_REVIEW',
  'TOWN_SIGNATURE',
  'PUBLIC_NOTICE',
  'DISTRICT_REVIEW',
  'LEADER_SIGN_OFF',
  'RETURNED',
] as const;

type Applicant = NonNullable<CaseApplicantQuery['person']>;

/** A new case: of the programme and for the person that the address names; what it does not name is asked for first. */
export default function CaseCreate() {
  const [params] = useSearchParams();
  const register = useRegister();
  // Where there is one programme, nobody has to choose it.
  const only = register.size === 1 ? [...register.keys()][0] : undefined;
  const programme = useProgramme(params.get('programme') ?? only);
  const person = params.get('person');
  if (!programme) return <ChooseProgramme person={person ?? undefined} />;
  if (!person) return <ChoosePerson programme={programme} />;
  return <ForPerson key={`${programme.code}-${person}`} programme={programme} id={person} />;
}

function ChooseProgramme({ person }: { person: string | undefined }) {
  const t = useT();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const register = useRegister();
  return (
    <Page
      title={t('case.create')}
      lead={t('case.chooseProgramme')}
      trail={[{ label: t('case.list'), to: casesPath }]}
    >
      <Box component="ul" sx={{ listStyle: 'none', p: 0, m: 0, display: 'grid', gap: 1, maxWidth: 720 }}>
        {[...register.values()].map(({ code, names, summary }) => (
          <Box
            component="li"
            key={code}
            sx={theme => ({
              p: 1.5,
              border: `1px solid ${theme.zhucan.line}`,
              borderRadius: 1,
              backgroundColor: theme.zhucan.surface,
            })}
          >
            <Link to={caseCreatePath({ programme: code, ...(person && { person }) })}>
              <b>{names[locale]}</b>
            </Link>
            <Box sx={{ color: 'text.secondary', fontSize: '0.875rem' }}>{summary[locale]}</Box>
          </Box>
        ))}
      </Box>
    </Page>
  );
}

function ChoosePerson({ programme }: { programme: AnyProgramme }) {
  const t = useT();
  const navigate = useNavigate();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  return (
    <Page
      title={t('case.createOf', { programme: programme.names[locale] })}
      lead={t('case.createLead')}
      trail={[{ label: t('case.list'), to: casesPath }]}
    >
      <Box sx={{ maxWidth: 560, display: 'grid', gap: 2 }}>
        <PersonPicker
          label={t('case.applicant')}
          value={null}
          autoFocus
          onChange={person =>
            person && navigate(caseCreatePath({ programme: programme.code, person: person.id }))
          }
        />
        <Button component={Link} to={personCreatePath} variant="outlined" sx={{ justifySelf: 'start' }}>
          {t('search.newPerson')}
        </Button>
      </Box>
    </Page>
  );
}

function ForPerson({ programme, id }: { programme: AnyProgramme; id: string }) {
  const query = useQuery({
    queryKey: ['people', 'case-applicant', id],
    queryFn: async ({ signal }) => (await execute(CaseApplicantDocument, { id }, signal)).person ?? null,
  });
  const policy = usePolicyInForce(programme);
  return (
    <Loaded query={query}>
      {person => (
        <Loaded query={policy}>
          {({ parameters }) => <CreatePage programme={programme} person={person} parameters={parameters} />}
        </Loaded>
      )}
    </Loaded>
  );
}

interface PageProps {
  programme: AnyProgramme;
  person: Applicant;
  parameters: Readonly<Record<string, unknown>>;
}

function CreatePage({ programme, person, parameters }: PageProps) {
  const t = useT();
  const term = useTerm();
  const locale = useLocale() === 'en' ? 'en' : 'zh';
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const open = useOpenCase(programme, person.id);

  async function save(values: FormValues) {
    const details = detailsInput(programme, values, []);
    const variables = createVariables(programme, person.id, details);
    const saved = unwrap((await execute(createCase(programme), variables)).saved);
    notify('case.created', { type: 'success', messageArgs: { number: saved.number } });
    // After the form has seen that it is saved, so that leaving asks nothing.
    setTimeout(() => {
      navigate(casePath(saved.id));
      refreshAll(queryClient);
    });
  }

  return (
    <Page
      title={t('case.createFor', { programme: programme.names[locale], name: person.name })}
      lead={[term('sex', person.sex), t('person.years', { age: person.age }), person.area.fullName].join(
        ' · ',
      )}
      trail={[
        { label: programme.names[locale], to: programmePath(programme.code) },
        { label: person.name, to: personPath(person.id) },
      ]}
    >
      {open && (
        <Alert
          severity="warning"
          sx={{ mb: 2, maxWidth: 920 }}
          action={
            <Button component={Link} to={casePath(open.id)}>
              {t('case.openIt')}
            </Button>
          }
        >
          {t('case.alreadyOpen', { number: open.number, status: term('caseStatus', open.status) })}
        </Alert>
      )}
      <CaseForm
        name={`cases.create.${programme.code}.${person.id}`}
        programme={programme}
        parameters={parameters}
        values={emptyValues(specsOf(programme.details, locale))}
        onSave={save}
      />
    </Page>
  );
}

/** The case that is not decided yet: a second one of the same programme would be decided without it. */
function useOpenCase({ code }: AnyProgramme, person: string) {
  const { data } = useQuery({
    queryKey: ['cases', 'open', code, person],
    queryFn: ({ signal }) =>
      execute(OpenCasesDocument, { filter: { person, programme: [code], status: [...undecided] } }, signal),
  });
  return data?.cases.edges[0]?.node;
}
