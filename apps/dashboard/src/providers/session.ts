import { useQuery } from '@tanstack/react-query';
import type { Permission } from '@zhucan/domain';
import { useCallback } from 'react';
import {
  ChangePasswordDocument,
  SignInDocument,
  SignOutDocument,
  ViewerDocument,
  type ViewerFieldsFragment,
} from '../generated/graphql.ts';
import { execute, unwrap } from './graphql.ts';

export type Viewer = ViewerFieldsFragment;

let known: Promise<Viewer | null> | undefined;

let channel: BroadcastChannel | undefined;

/** The other tabs of this browser, which share its session. */
function tabs(): BroadcastChannel {
  channel ??= new BroadcastChannel('zhucan.session');
  return channel;
}

/** Calls back when another tab has signed out, or signed in someone else than this page is for: `null` is for nobody yet. */
export function onSessionChange(viewer: string | null, change: () => void): () => void {
  const heard = ({ data }: MessageEvent<unknown>) => {
    if (data !== viewer) change();
  };
  tabs().addEventListener('message', heard);
  return () => tabs().removeEventListener('message', heard);
}

/** Who is signed in, asked once a page load and after each sign-in. */
export function fetchViewer(): Promise<Viewer | null> {
  known ??= execute(ViewerDocument, {}).then(
    answer => answer.viewer ?? null,
    error => {
      known = undefined;
      throw error;
    },
  );
  return known;
}

export function forgetViewer(): void {
  known = undefined;
}

export async function signIn(username: string, password: string): Promise<Viewer> {
  const { signIn: viewer } = await execute(SignInDocument, { username, password });
  known = Promise.resolve(viewer);
  tabs().postMessage(viewer.id);
  return viewer;
}

export async function signOut(): Promise<void> {
  forgetViewer();
  await execute(SignOutDocument, {});
  tabs().postMessage(null);
}

export async function changePassword(current: string, next: string): Promise<Viewer> {
  const viewer = unwrap((await execute(ChangePasswordDocument, { current, next })).changePassword);
  known = Promise.resolve(viewer);
  return viewer;
}

export const viewerQueryKey = ['auth', 'viewer'];

/** Who is signed in, with what went wrong in asking. */
export function useViewerQuery() {
  return useQuery({
    queryKey: viewerQueryKey,
    queryFn: fetchViewer,
    // That nobody is signed in is not known for good: the next page asks again.
    staleTime: ({ state }) => (state.data ? Number.POSITIVE_INFINITY : 0),
  });
}

/** Who is signed in; undefined while it is not known yet. */
export function useViewer(): Viewer | undefined {
  return useViewerQuery().data ?? undefined;
}

/** May the signed-in user do this at all? On which rows is the server's to say. */
export function useMay(): (permission: Permission) => boolean {
  const viewer = useViewer();
  return useCallback(permission => viewer?.permissions.includes(permission) ?? false, [viewer]);
}
