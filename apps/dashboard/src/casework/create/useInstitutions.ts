import { useQueryClient } from '@tanstack/react-query';
import { HOSPITAL_GRADES, type HospitalGrade, type InstitutionFacts } from '@zhucan/domain';
import { useCallback } from 'react';
import type { InstitutionNameQuery } from '../../generated/graphql.ts';

/** What is known by now of the institutions that were chosen, by their id: each field asks for its own. */
export function useInstitutions(): () => ReadonlyMap<string, InstitutionFacts> {
  const queryClient = useQueryClient();
  return useCallback(() => {
    const asked = queryClient.getQueriesData<InstitutionNameQuery>({ queryKey: ['institutions', 'name'] });
    return new Map(
      asked.flatMap(([, answer]) => {
        const institution = answer?.institution;
        if (!institution) return [];
        const { id, name, kind, designated, hospitalGrade } = institution;
        return [[id, { name, kind, designated, hospitalGrade: gradeOf(hospitalGrade) }] as const];
      }),
    );
  }, [queryClient]);
}

function gradeOf(text: string | null | undefined): HospitalGrade | null {
  return HOSPITAL_GRADES.find(grade => grade === text) ?? null;
}
