import type {
  CaseActionOfferFragment,
  CaseDocumentRowFragment,
  CasePageFragment,
  DocumentNeedRowFragment,
  ExplainedLeafFragment,
  FormFieldSpecFragment,
} from '../generated/graphql.ts';

export type CasePage = CasePageFragment;
export type CaseAction = CaseActionOfferFragment;
export type CaseDocument = CaseDocumentRowFragment;
export type DocumentNeed = DocumentNeedRowFragment;
export type FormField = FormFieldSpecFragment;

/** A criterion with its parts, as deep as they were asked for. */
export interface Explained extends Pick<ExplainedLeafFragment, 'verdict' | 'label'> {
  parts?: readonly Explained[];
}
