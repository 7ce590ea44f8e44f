import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { AnyProgramme } from '@zhucan/domain';
import { useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import type { FormValues } from '../../components/form/draft.ts';
import type { SaveOptions } from '../../components/form/RecordForm.tsx';
import { Loaded } from '../../components/Loaded.tsx';
import { refreshAll } from '../../components/refreshAll.ts';
import { CaseForEditDocument, type CaseForEditQuery } from '../../generated/graphql.ts';
import { Page } from '../../layout/Page.tsx';
import { NotFoundRecord } from '../../layout/states.tsx';
import { execute, unwrap } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { updateCase, withDetails } from '../documents.ts';
import { detailsInput } from '../form/problems.ts';
import { casePath, programmePath } from '../paths.ts';
import { usePolicyInForce } from '../policy.ts';
import { useProgramme, useRegister } from '../register.ts';
import { CaseForm } from './CaseForm.tsx';
import { detailsIn, formOf } from './formOf.ts';

type Editable = NonNullable<CaseForEditQuery['case']>;

/** The details of a draft, or of a case that was returned. */
export default function CaseEdit() {
  const { id = '' } = useParams();
  const register = useRegister();
  const load = async (signal?: AbortSignal) =>
    (await execute(withDetails(CaseForEditDocument, register), { id }, signal)).case ?? null;
  const query = useQuery({
    queryKey: ['cases', 'edit', id],
    queryFn: ({ signal }) => load(signal),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Loaded query={query}>{one => <OfProgramme one={one} load={load} />}</Loaded>;
}

interface Props {
  one: Editable;
  load: () => Promise<Editable | null>;
}

function OfProgramme(props: Props) {
  const programme = useProgramme(props.one.programme);
  return programme ? <WithPolicy {...props} programme={programme} /> : <NotFoundRecord />;
}

function WithPolicy(props: Props & { programme: AnyProgramme }) {
  const policy = usePolicyInForce(props.programme);
  return (
    <Loaded query={policy}>{({ parameters }) => <EditPage {...props} parameters={parameters} />}</Loaded>
  );
}

interface PageProps extends Props {
  programme: AnyProgramme;
  parameters: Readonly<Record<string, unknown>>;
}

function EditPage({ one, load, programme, parameters }: PageProps) {
  const t = useT();
  const notify = useNotify();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const { values, kept } = formOf(programme, detailsIn(one));

  async function save(entered: FormValues, { version }: SaveOptions) {
    const details = detailsInput(programme, entered, Object.keys(kept));
    const variables = {
      id: one.id,
      expectedVersion: version ?? Number(entered['version'] ?? one.version),
      details,
    };
    const saved = unwrap((await execute(updateCase(programme), variables)).saved);
    notify('case.changed', { type: 'success', messageArgs: { number: saved.number } });
    // After the form has seen that it is saved, so that leaving asks nothing.
    setTimeout(() => {
      navigate(casePath(one.id));
      refreshAll(queryClient);
    });
  }

  async function current(): Promise<FormValues> {
    const now = await load();
    return now ? { ...formOf(programme, detailsIn(now)).values, version: now.version } : values;
  }

  return (
    <Page
      title={t('case.editTitle', { number: one.number })}
      lead={[one.programmeName, one.person?.name, one.area.fullName].filter(Boolean).join(' · ')}
      trail={[
        { label: one.programmeName, to: programmePath(one.programme) },
        { label: one.number, to: casePath(one.id) },
      ]}
    >
      <CaseForm
        name={`cases.edit.${one.id}`}
        programme={programme}
        parameters={parameters}
        values={values}
        kept={kept}
        onSave={save}
        current={current}
      />
    </Page>
  );
}
