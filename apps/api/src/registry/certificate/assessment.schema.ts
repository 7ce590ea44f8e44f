// Assessments in the graph: what the doctors found, its parts, and the diagnosis only as present.

import { reads } from '../../access/read/selection.ts';
import { builder } from '../../builder.ts';
import { encodeId } from '../../graphql/ids.ts';
import { MaskedTextRef, maskedWhole } from '../../graphql/masked.ts';
import { DisabilityCategoryEnum } from '../enums.ts';
import { AssessmentRef, InstitutionRef } from '../refs.ts';
import { DisabilityCauseEnum, SupportNeedEnum } from './certificate.enums.ts';
import type { AssessmentRow } from './certificate.table.ts';

const AssessmentPartRef = builder.objectRef<AssessmentRow['parts'][number]>('AssessmentPart').implement({
  description: '评定的一个分项。 One part of an assessment.',
  fields: t => ({
    category: t.field({
      type: DisabilityCategoryEnum,
      description: '类别，不含多重。 The category, never multiple.',
      resolve: part => part.category,
    }),
    grade: t.exposeInt('grade', { description: '等级，1 至 4。 The grade, 1 to 4.' }),
  }),
});

AssessmentRef.implement({
  description: '残疾评定（GB/T 26341）。 An assessment after GB/T 26341.',
  fields: t => ({
    id: t.id({
      description: '全局编号。 The global id.',
      resolve: assessment => encodeId('Assessment', assessment.id),
    }),
    assessedOn: t.expose('assessedOn', { type: 'Date', description: '评定日期。 Day of the assessment.' }),
    hospital: t.field({
      type: InstitutionRef,
      nullable: true,
      description: '评定医院；不在您的管辖范围内时为空。 The hospital; null where not yours to see.',
      resolve: assessment => assessment.hospital,
    }),
    doctors: t.stringList({
      description: '评定医师。 The doctors who signed.',
      resolve: assessment => [...assessment.doctors],
    }),
    category: t.field({
      type: DisabilityCategoryEnum,
      description: '总类别；两项以上为多重。 The whole: multiple where there are two parts or more.',
      resolve: assessment => assessment.category,
    }),
    grade: t.exposeInt('grade', {
      description: '总等级，取最重分项。 The whole’s grade: that of the most severe part.',
    }),
    parts: t.field({
      type: [AssessmentPartRef],
      description: '各分项。 The parts.',
      resolve: assessment => [...assessment.parts],
    }),
    cause: t.field({
      type: DisabilityCauseEnum,
      description: '致残原因。 The cause.',
      resolve: assessment => assessment.cause,
    }),
    onsetAge: t.exposeInt('onsetAge', {
      nullable: true,
      description: '致残年龄（周岁），先天为 0。 Age at onset in full years; 0 for congenital.',
    }),
    diagnosis: t.field({
      type: MaskedTextRef,
      extensions: reads({ columns: ['hasDiagnosis'] }),
      description: '诊断，不显示内容。 The diagnosis; only whether there is one.',
      resolve: assessment => maskedWhole(assessment.hasDiagnosis),
    }),
    supportNeeds: t.field({
      type: [SupportNeedEnum],
      description: '支持需求。 Support that is needed.',
      resolve: assessment => [...assessment.supportNeeds],
    }),
    atHome: t.exposeBoolean('atHome', { description: '上门评定。 Assessed at home.' }),
  }),
});
