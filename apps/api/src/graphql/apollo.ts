// Apollo Server with the limits of the contract. Batching and persisted queries are off; introspection is open.

import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { type FragmentDefinitionNode, type GraphQLSchema, Kind } from 'graphql';
import type { Logger } from 'pino';
import type { Context } from '../context.ts';
import { formatError } from './format.ts';
import { assertWithinLimits, LIMITS } from './limits.ts';

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
          const gone = body.singleResult.errors.some(
            one => one.extensions?.['code'] === 'SERVICE_UNAVAILABLE',
          );
          if (gone) response.http.status = 503;
        },
      };
    },
  };
}

/** Measures each operation before it runs. */
const limitsPlugin: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation, document, request, schema }) {
        const fragments = new Map<string, FragmentDefinitionNode>();
        for (const node of document.definitions)
          if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
        if (operation)
          assertWithinLimits(operation, { schema, fragments, variables: request.variables ?? {} });
      },
    };
  },
};

export function createApollo(schema: GraphQLSchema, log: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    plugins: [
      // It would look at every field of every answer to make a header that is `no-store` anyway.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      limitsPlugin,
      errorsPlugin(log),
    ],
  });
}
