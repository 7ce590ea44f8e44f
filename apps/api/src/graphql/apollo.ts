// Apollo Server with the limits of the contract: depth, cost, aliases, directives, tokens. Batching is off.

import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { costLimitRule } from '@escape.tech/graphql-armor-cost-limit';
import { maxAliasesRule } from '@escape.tech/graphql-armor-max-aliases';
import { maxDepthRule } from '@escape.tech/graphql-armor-max-depth';
import { maxDirectivesRule } from '@escape.tech/graphql-armor-max-directives';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { formatError } from './format.ts';

/** The limits of one operation, as the partner's guide states them. */
export const LIMITS = { depth: 12, cost: 20_000, aliases: 30, directives: 20, tokens: 4_000 } as const;

/** Formats errors with the request's language, which Apollo's own `formatError` does not see. */
function errorsPlugin(log: Logger): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response, errors, contextValue }) {
          const { body } = response;
          if (body.kind !== 'single' || !body.singleResult.errors) return;
          const { locale, requestId } = contextValue;
          body.singleResult.errors = body.singleResult.errors.map((formatted, index) =>
            formatError(formatted, errors?.[index], { locale, log, requestId }),
          );
        },
      };
    },
  };
}

export function createApollo(schema: GraphQLSchema, log: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: [
      maxDepthRule({ n: LIMITS.depth, flattenFragments: true }),
      maxAliasesRule({ n: LIMITS.aliases }),
      maxDirectivesRule({ n: LIMITS.directives }),
      costLimitRule({ maxCost: LIMITS.cost, objectCost: 2, scalarCost: 1, depthCostFactor: 1.5 }),
    ],
    plugins: [ApolloServerPluginLandingPageDisabled(), errorsPlugin(log)],
  });
}
