// The first set-up in the browser: is it needed, and make the first administrator with the terminal's code.

import { ConflictError, UnauthenticatedError, ValidationError } from '@zhucan/domain';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { builder } from '../../builder.ts';
import type { Context } from '../../context.ts';
import { consume } from '../../http/rate.ts';
import { openSession, sessionCookie, viewerOfToken } from '../session.ts';
import { ViewerRef } from '../sign-in.schema.ts';
import type { UserViewer } from '../viewer.ts';
import { isSetUpCode } from './code.ts';
import { type FirstAdministrator, isSetUpNeeded, setUp, wrongCode } from './set-up.ts';

/** Codes that one address may try in a quarter of an hour. */
const triesByAddress = new RateLimiterMemory({ points: 10, duration: 900 });

const SetupRef = builder.objectRef<{ needed: boolean }>('Setup').implement({
  description: '首次初始化。 The first set-up.',
  fields: t => ({
    needed: t.exposeBoolean('needed', {
      description:
        '尚无用户，须先建立第一位管理员。 There is no user yet; the first administrator has to be made.',
    }),
  }),
});

builder.queryField('setup', t =>
  t.field({
    type: SetupRef,
    description: '是否需要首次初始化。 Whether the first set-up is needed.',
    resolve: async (_root, _args, ctx) => ({ needed: await isSetUpNeeded(ctx) }),
  }),
);

async function setUpInBrowser(ctx: Context, code: string, input: FirstAdministrator): Promise<UserViewer> {
  await consume(triesByAddress, ctx.ip);
  if (!(await isSetUpNeeded(ctx))) throw new ConflictError('SETUP_DONE');
  if (!(await isSetUpCode(ctx.config.dataFolder, code))) throw wrongCode();
  const id = await setUp(ctx, input, ctx.requestId);
  const token = await openSession(ctx.db, id, ctx.userAgent);
  const viewer = await viewerOfToken(ctx.db, token);
  if (viewer === null) throw new UnauthenticatedError();
  ctx.setCookie(sessionCookie(ctx.config, token));
  return viewer;
}

builder.mutationField('setUp', t =>
  t.field({
    type: ViewerRef,
    description:
      '用终端上显示的一次性代码建立区县和第一位管理员，并登录。 Makes the district and its first administrator with the one-time code that the terminal shows, and signs in.',
    errors: { types: [ValidationError, ConflictError] },
    args: {
      code: t.arg.string({
        required: true,
        description: '终端上显示的一次性代码。 The one-time code on the terminal.',
      }),
      username: t.arg.string({ required: true, description: '用户名。 The user name.' }),
      password: t.arg.string({
        required: true,
        description: '密码，10 至 128 位。 The password, 10 to 128 characters.',
      }),
      displayName: t.arg.string({ required: true, description: '姓名。 The name to show.' }),
      districtCode: t.arg.string({
        required: true,
        description: '六位县级代码。 The six-digit code of the district.',
      }),
      districtName: t.arg.string({ required: true, description: '区县名称。 The name of the district.' }),
    },
    resolve: (_root, { code, ...input }, ctx) => setUpInBrowser(ctx, code, input),
  }),
);
