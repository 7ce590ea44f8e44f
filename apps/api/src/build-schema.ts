// The whole schema: importing a slice adds its types, and each programme of the register adds its own.

import { type GraphQLSchema, lexicographicSortSchema } from 'graphql';
import './graphql/scalars.ts';
import './graphql/errors.ts';
import './graphql/node.ts';
import './access/keys/keys.schema.ts';
import './access/setup/set-up.schema.ts';
import './access/sign-in.schema.ts';
import './access/trail/trail.schema.ts';
import './access/users/users.schema.ts';
import './casework/batch.schema.ts';
import './casework/case.mutations.ts';
import './casework/case.queries.ts';
import './casework/case.schema.ts';
import './casework/criteria/screening.schema.ts';
import './casework/documents/documents.schema.ts';
import './casework/notice/notice.schema.ts';
import './casework/notice/objection.schema.ts';
import './casework/payment-outcome.ts';
import './casework/policy/calendar.schema.ts';
import './casework/policy/policy.schema.ts';
import './casework/programme/programme.schema.ts';
import './casework/rows.schema.ts';
import './casework/task.schema.ts';
import './exchange/area/area-import.schema.ts';
import './exchange/import/import.mutations.ts';
import './exchange/import/import.schema.ts';
import './fund/advance.schema.ts';
import './fund/case-effects.ts';
import './fund/case.schema.ts';
import './fund/entry.schema.ts';
import './fund/fund.mutations.ts';
import './fund/fund.queries.ts';
import './fund/fund.schema.ts';
import './fund/payment.mutations.ts';
import './fund/payment.schema.ts';
import './programmes/medical-aid/estimate.schema.ts';
import './registry/area/area.schema.ts';
import './registry/certificate/assessment.schema.ts';
import './registry/certificate/certificate.mutations.ts';
import './registry/certificate/certificate.queries.ts';
import './registry/certificate/certificate.schema.ts';
import './registry/certificate/policy.schema.ts';
import './registry/home-visit/home-visit.schema.ts';
import './registry/household/household.schema.ts';
import './registry/institution/institution.schema.ts';
import './registry/person/copy.schema.ts';
import './registry/person/person.mutations.ts';
import './registry/person/person.schema.ts';
import './registry/retention/retention.schema.ts';
import './registry/person/reveal.schema.ts';
import './reports/summary.schema.ts';
import './reports/work.schema.ts';
import type { ProgrammeRegister } from '@zhucan/domain';
import { assertReadable } from './access/read/check.ts';
import { builder } from './builder.ts';
import { programmeTypes } from './casework/programme/programme.types.ts';
import { setProgrammes } from './casework/register.ts';
import { guardRoots } from './graphql/guard.ts';

let built: { readonly register: ProgrammeRegister; readonly schema: GraphQLSchema } | undefined;

/** The schema with the types of these programmes. A process has one register: the builder's types cannot be made twice. */
export function buildSchema(register: ProgrammeRegister): GraphQLSchema {
  if (built && built.register !== register) throw new TypeError('the schema was built with another register');
  if (!built) {
    setProgrammes(register);
    programmeTypes(register);
    const schema = guardRoots(assertReadable(lexicographicSortSchema(builder.toSchema())));
    built = { register, schema };
  }
  return built.schema;
}

/** The schema that this process serves. */
export function builtSchema(): GraphQLSchema {
  if (!built) throw new TypeError('no schema was built yet');
  return built.schema;
}
