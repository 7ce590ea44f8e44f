// Partners' keys in the graph.

import { PARTNER_SCOPES } from '@zhucan/domain';
import { builder } from '../../builder.ts';
import { COMMAND_ERRORS } from '../../graphql/errors.ts';
import { encodeId, idOf } from '../../graphql/ids.ts';
import { AreaRef } from '../../registry/refs.ts';
import { requirePermission } from '../command.ts';
import { afterCommand } from '../read/reader.ts';
import { reads } from '../read/selection.ts';
import { ApiKeyRef } from '../refs.ts';
import { createApiKey, DEFAULT_QUOTA, QUOTA_MOST, revokeApiKey } from './keys.service.ts';
import { type ApiKeyRow, apiKeyTable } from './keys.table.ts';

const SCOPES = PARTNER_SCOPES.join(', ');

ApiKeyRef.implement({
  description: '合作单位的接口密钥。 A partner’s key to the API.',
  fields: t => ({
    id: t.id({
      description: '全局编号。 The global id.',
      resolve: key => encodeId('ApiKey', key.id),
    }),
    partner: t.exposeString('partner', { description: '合作单位。 Whose key it is.' }),
    purpose: t.exposeString('purpose', { description: '用途。 What it is for.' }),
    prefix: t.exposeString('prefix', {
      description: '密钥开头几位，供辨认。 How the key begins, to recognise it by.',
    }),
    scopes: t.stringList({
      description: `可用范围：${SCOPES}。 What it may do.`,
      resolve: key => [...key.scopes],
    }),
    area: t.field({
      type: AreaRef,
      description: '所辖区划。 The area that bounds what it sees.',
      resolve: key => key.area,
    }),
    dailyQuota: t.exposeInt('dailyQuota', { description: '每日请求上限。 Requests a day at most.' }),
    expiresAt: t.field({
      type: 'DateTime',
      description: '到期时间。 When it ends.',
      resolve: key => key.expiresAt,
    }),
    revokedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '吊销时间。 When it was revoked.',
      resolve: key => key.revokedAt,
    }),
    lastUsedAt: t.field({
      type: 'DateTime',
      nullable: true,
      description: '最近使用时间。 When it was last used.',
      resolve: key => key.lastUsedAt,
    }),
    usedToday: t.int({
      description: '今日（北京时间）已用次数。 Requests today, by the day in Asia/Shanghai.',
      extensions: reads({ columns: ['usedOn', 'usedCount'] }),
      resolve: (key, _args, ctx) => (key.usedOn === ctx.today ? key.usedCount : 0),
    }),
  }),
});

builder.queryField('apiKeys', t =>
  t.field({
    type: [ApiKeyRef],
    description: '全部接口密钥，新的在前。 Every key, newest first.',
    resolve: (_root, _args, ctx, info) => {
      requirePermission(ctx, 'apiKey.manage');
      return ctx.reader.list(apiKeyTable, info, { order: 't0.id DESC', limit: 1000 });
    },
  }),
);

const ApiKeyInput = builder.inputType('ApiKeyInput', {
  description: '新的接口密钥。 A new key.',
  fields: t => ({
    partner: t.string({
      required: true,
      description: '合作单位，最多 60 字。 Whose key it is, 60 characters at most.',
    }),
    purpose: t.string({
      required: true,
      description: '用途，最多 200 字。 What it is for, 200 characters at most.',
    }),
    scopes: t.stringList({ required: true, description: `可用范围：${SCOPES}。 What it may do.` }),
    areaId: t.id({
      required: true,
      description: '所辖区划。 The area that bounds what it sees.',
    }),
    expiresAt: t.field({
      type: 'DateTime',
      required: true,
      description: '到期时间，明天起两年内。 When it ends: from tomorrow, within two years.',
    }),
    dailyQuota: t.int({
      description: `每日请求上限，1 至 ${QUOTA_MOST}，默认 ${DEFAULT_QUOTA}。 Requests a day, 1 to ${QUOTA_MOST}, ${DEFAULT_QUOTA} unless given.`,
    }),
  }),
});

interface Issued {
  readonly apiKey: ApiKeyRow;
  readonly secret: string;
}

const ApiKeyWithSecret = builder.objectRef<Issued>('ApiKeyWithSecret').implement({
  description: '密钥及其只显示一次的全文。 A key with its secret, shown this once.',
  fields: t => ({
    apiKey: t.field({ type: ApiKeyRef, description: '密钥。 The key.', resolve: issued => issued.apiKey }),
    secret: t.exposeString('secret', {
      description:
        '密钥全文，放在请求头 Authorization: Bearer 之后。 The whole key, sent as Authorization: Bearer.',
    }),
  }),
});

builder.mutationFields(t => ({
  createApiKey: t.field({
    type: ApiKeyWithSecret,
    description: '新建接口密钥；全文只在此显示一次。 Makes a key; it is shown this once.',
    errors: { types: COMMAND_ERRORS },
    args: { input: t.arg({ type: ApiKeyInput, required: true, description: '密钥。 The key.' }) },
    resolve: async (_root, args, ctx, info) => {
      const { id, secret } = await createApiKey(ctx, args.input);
      return { apiKey: await afterCommand(ctx, apiKeyTable, id, info, ['apiKey']), secret };
    },
  }),
  revokeApiKey: t.field({
    type: ApiKeyRef,
    description: '吊销接口密钥，立即生效。 Ends a key at once.',
    errors: { types: COMMAND_ERRORS },
    args: { id: t.arg.id({ required: true, description: '密钥编号。 The key’s id.' }) },
    resolve: async (_root, args, ctx, info) => {
      const id = idOf('ApiKey', args.id);
      await revokeApiKey(ctx, id);
      return afterCommand(ctx, apiKeyTable, id, info);
    },
  }),
}));
