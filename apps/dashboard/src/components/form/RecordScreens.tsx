import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { Problem } from '@zhucan/domain';
import type { ReactNode } from 'react';
import { HttpError, useDataProvider, useNotify } from 'react-admin';
import { useNavigate, useParams } from 'react-router';
import { Page } from '../../layout/Page.tsx';
import type { MessageKey } from '../../providers/i18n/index.ts';
import { Loaded } from '../Loaded.tsx';
import { refreshAll } from '../refreshAll.ts';
import type { FormValues } from './draft.ts';
import { RecordForm, type SaveOptions } from './RecordForm.tsx';

type Trail = readonly { label: string; to: string }[];

interface Common {
  resource: string;
  /** Said after saving; `%{name}` is the record's name. */
  savedMessage: MessageKey;
  /** Where the saved record is seen. */
  pathOf: (id: string) => string;
}

interface CreateProps extends Common {
  title: string;
  trail: Trail;
  values: FormValues;
  problems?: (values: FormValues) => readonly Problem[];
  /** What the source gets beside the values. */
  meta?: unknown;
  children: ReactNode;
}

/** A new record: form, draft, save, then the record's own page. */
export function CreateScreen({
  resource,
  savedMessage,
  pathOf,
  title,
  trail,
  values,
  problems,
  meta,
  children,
}: CreateProps) {
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();

  async function save(data: FormValues) {
    const { data: record } = await dataProvider.create(resource, { data, meta });
    assertSaved(record);
    notify(savedMessage, { type: 'success', messageArgs: { name: record.name ?? data['name'] } });
    // After the form has seen that it is saved, so that leaving asks nothing.
    setTimeout(() => {
      navigate(pathOf(record.id));
      refreshAll(queryClient);
    });
  }

  return (
    <Page title={title} trail={trail}>
      <RecordForm name={`${resource}.create`} values={values} {...(problems && { problems })} onSave={save}>
        {children}
      </RecordForm>
    </Page>
  );
}

/** react-admin answers an empty record where the session had ended: that is no success, and the draft has to stay. */
function assertSaved(record: { id?: unknown }): void {
  if (record.id === undefined) throw new HttpError('signIn.expired', 401);
}

interface EditProps<Data> extends Common {
  load: (id: string, signal?: AbortSignal) => Promise<Data | null | undefined>;
  /** The record in the form's shape, with its id and version. */
  toValues: (data: Data) => FormValues & { id: string; version: number };
  title: (data: Data) => string;
  trail: (data: Data) => Trail;
  problems?: (values: FormValues, data: Data) => readonly Problem[];
  children: (data: Data) => ReactNode;
}

/** An existing record: the form is filled from the record as it is now, and not replaced under its writer's hands. */
export function EditScreen<Data>(props: EditProps<Data>) {
  const { id = '' } = useParams();
  const query = useQuery({
    queryKey: [props.resource, 'edit', id],
    queryFn: async ({ signal }) => (await props.load(id, signal)) ?? null,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  return <Loaded query={query}>{data => <EditView {...props} data={data} />}</Loaded>;
}

function EditView<Data>({ data: record, ...props }: EditProps<Data> & { data: Data }) {
  const { resource, load, toValues, problems, savedMessage, pathOf } = props;
  const dataProvider = useDataProvider();
  const queryClient = useQueryClient();
  const notify = useNotify();
  const navigate = useNavigate();
  const opened = toValues(record);

  async function save(data: FormValues, { version }: SaveOptions) {
    const written = { ...data, version: version ?? opened.version };
    const { data: saved } = await dataProvider.update(resource, {
      id: opened.id,
      data: written,
      previousData: opened,
    });
    assertSaved(saved);
    notify(savedMessage, { type: 'success', messageArgs: { name: data['name'] } });
    setTimeout(() => {
      navigate(pathOf(opened.id));
      refreshAll(queryClient);
    });
  }

  async function current(): Promise<FormValues> {
    const now = await load(opened.id);
    return now ? toValues(now) : opened;
  }

  return (
    <Page title={props.title(record)} trail={props.trail(record)}>
      <RecordForm
        name={`${resource}.edit.${opened.id}`}
        values={opened}
        {...(problems && { problems: values => problems(values, record) })}
        onSave={save}
        current={current}
      >
        {props.children(record)}
      </RecordForm>
    </Page>
  );
}
