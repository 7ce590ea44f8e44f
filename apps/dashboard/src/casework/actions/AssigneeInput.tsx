import { useQuery } from '@tanstack/react-query';
import type { Role } from '@zhucan/domain';
import { ChoiceInput } from '../../components/form/inputs.tsx';
import { AssignableUsersDocument } from '../../generated/graphql.ts';
import { execute } from '../../providers/graphql.ts';
import { useT } from '../../providers/i18n/index.ts';
import { useMay, useViewer } from '../../providers/session.ts';

interface Props {
  name: string;
  one: { waitsFor?: Role | null; assignee?: { id: string; name: string } | null };
}

/** Who is to handle the case: oneself, for those who know the accounts anyone of the role, or nobody in particular. */
export function AssigneeInput({ name, one }: Props) {
  const t = useT();
  const may = useMay();
  const viewer = useViewer();
  const { data } = useQuery({
    queryKey: ['users', 'assignable', one.waitsFor],
    queryFn: ({ signal }) =>
      execute(
        AssignableUsersDocument,
        { filter: { ...(one.waitsFor && { role: [one.waitsFor] }), active: true } },
        signal,
      ),
    enabled: may('user.manage'),
  });
  const known = [
    ...(viewer ? [{ id: viewer.id, name: viewer.displayName }] : []),
    ...(one.assignee ? [one.assignee] : []),
    ...(data?.users.edges ?? []).map(({ node }) => ({
      id: node.id,
      name: `${node.displayName} · ${node.area.name}`,
    })),
  ];
  const choices = known.filter(({ id }, index) => known.findIndex(other => other.id === id) === index);
  return (
    <ChoiceInput name={name} label={t('case.assignee')} choices={choices} helperText={t('case.anyone')} />
  );
}
