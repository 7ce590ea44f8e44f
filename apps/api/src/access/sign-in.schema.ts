// Sign-in, sign-out, the viewer, one's own password.

import {
  ForbiddenError,
  passwordProblems,
  ROLES,
  UnauthenticatedError,
  ValidationError,
} from '@zhucan/domain';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { enumOf } from '../graphql/enums.ts';
import { encodeId } from '../graphql/ids.ts';
import { areaTable } from '../registry/area/area.table.ts';
import { AreaRef } from '../registry/refs.ts';
import { Attempts } from './attempts.ts';
import { beginSession } from './begin-session.ts';
import { requireViewer, transact } from './command.ts';
import { Reader } from './read/reader.ts';
import { checkPassword, hashPassword, openSession, revokeSessions, sessionCookie } from './session.ts';
import { forgetSessions } from './session-memory.ts';
import type { UserViewer } from './viewer.ts';

export const RoleEnum = enumOf('Role', 'role', ROLES, '角色。 What a user does.');

const QUARTER_OF_AN_HOUR = 900;
/** Wrong passwords that one name may be given from one address, and from anywhere, and that one address may give at all. */
const byNameAndAddress = new Attempts(10, QUARTER_OF_AN_HOUR);
const byName = new Attempts(100, QUARTER_OF_AN_HOUR);
const byAddress = new Attempts(50, QUARTER_OF_AN_HOUR);

/** Checks name and password where not too many were wrong lately. */
async function guess({ db, ip }: Context, name: string, password: string): Promise<{ id: number }> {
  const isWrong = (error: unknown) => error instanceof UnauthenticatedError;
  const pair = `${ip} ${name}`;
  const user = await byAddress.run(
    ip,
    () =>
      byName.run(
        name,
        () => byNameAndAddress.run(pair, () => checkPassword(db, name, password), isWrong),
        isWrong,
      ),
    isWrong,
  );
  await byNameAndAddress.forgive(pair);
  return user;
}

export const ViewerRef = builder.objectRef<UserViewer>('Viewer').implement({
  description: '当前登录的用户。 Who is signed in.',
  fields: t => ({
    id: t.id({ description: '用户编号。 The user’s id.', resolve: viewer => encodeId('User', viewer.id) }),
    username: t.exposeString('username', { description: '用户名。 The user name.' }),
    displayName: t.exposeString('displayName', { description: '姓名。 The name to show.' }),
    role: t.field({ type: RoleEnum, description: '角色。 The role.', resolve: viewer => viewer.role }),
    area: t.field({
      type: AreaRef,
      description: '所辖区划。 The area that bounds what they see.',
      resolve: async (viewer, _args, ctx, info) => {
        // At sign-in the context still belongs to nobody: the viewer's own reader reads their own area.
        const area = await new Reader(ctx.db.pool, viewer).one(areaTable, viewer.areaId, info);
        if (area === null) throw new Error(`user ${viewer.id} has no area`);
        return area;
      },
    }),
    permissions: t.stringList({
      description: '可做的事。 What the role allows.',
      resolve: viewer => [...viewer.permissions].sort(),
    }),
    mustChangePassword: t.exposeBoolean('mustChangePassword', {
      description: '须先修改初始密码。 The first password has to be changed.',
    }),
  }),
});

builder.queryField('viewer', t =>
  t.field({
    type: ViewerRef,
    nullable: true,
    description: '当前登录的用户；未登录为空。 Who is signed in; null when nobody is.',
    resolve: (_root, _args, ctx) => (ctx.viewer?.kind === 'user' ? ctx.viewer : null),
  }),
);

async function signIn(ctx: Context, username: string, password: string): Promise<UserViewer> {
  const name = username.trim().toLowerCase().slice(0, 64);
  const { id } = await guess(ctx, name, password);
  const { viewer, cookie } = await beginSession(ctx, id, ctx);
  ctx.setCookie(cookie);
  return viewer;
}

builder.mutationField('signIn', t =>
  t.field({
    type: ViewerRef,
    description:
      '登录，成功后设置会话 Cookie；用户名或密码错误返回 UNAUTHENTICATED。 Signs in and sets the session cookie; a wrong name or password is an error with code UNAUTHENTICATED, too many tries RATE_LIMITED.',
    args: {
      username: t.arg.string({ required: true, description: '用户名。 The user name.' }),
      password: t.arg.string({ required: true, description: '密码。 The password.' }),
    },
    resolve: (_root, args, ctx) => signIn(ctx, args.username, args.password),
  }),
);

builder.mutationField('signOut', t =>
  t.boolean({
    description: '退出登录，会话立即失效。 Signs out; the session ends at once.',
    resolve: async (_root, _args, ctx) => {
      if (ctx.viewer?.kind === 'user') await revokeSessions(ctx.db.prisma, { id: ctx.viewer.sessionId });
      forgetSessions();
      ctx.setCookie(sessionCookie(ctx.config, null));
      return true;
    },
  }),
);

async function changePassword(ctx: Context, current: string, next: string): Promise<UserViewer> {
  const viewer = requireViewer(ctx);
  if (viewer.kind !== 'user') throw new ForbiddenError();
  try {
    await guess(ctx, viewer.username, current);
  } catch (error) {
    if (!(error instanceof UnauthenticatedError)) throw error;
    throw new ValidationError([{ code: 'PASSWORD_WRONG', field: 'current', params: {} }]);
  }
  const problems = passwordProblems(next, viewer.username, 'next');
  if (current === next) problems.push({ code: 'PASSWORD_SAME', field: 'next', params: {} });
  if (problems.length > 0) throw new ValidationError(problems);
  const passwordHash = await hashPassword(next);
  await transact(ctx, viewer, async ({ tx, audit }) => {
    await tx.user.update({
      where: { id: viewer.id },
      data: { passwordHash, mustChangePassword: false, version: { increment: 1 } },
    });
    await revokeSessions(tx, { userId: viewer.id });
    audit({ action: 'CHANGE_PASSWORD', entity: 'User', entityId: viewer.id, areaPath: viewer.areaPath });
  });
  // A new token with the new password: whoever held the old one is out.
  ctx.setCookie(sessionCookie(ctx.config, await openSession(ctx.db, viewer.id, ctx.userAgent)));
  return { ...viewer, mustChangePassword: false };
}

builder.mutationField('changePassword', t =>
  t.field({
    type: ViewerRef,
    description:
      '修改自己的密码；其他会话全部失效。 Changes one’s own password; every other session ends. 10 to 128 characters, none of the commonest, not the user name.',
    errors: { types: [ValidationError, ForbiddenError] },
    args: {
      current: t.arg.string({ required: true, description: '现在的密码。 The password now.' }),
      next: t.arg.string({ required: true, description: '新密码。 The new password.' }),
    },
    resolve: (_root, args, ctx) => changePassword(ctx, args.current, args.next),
  }),
);
