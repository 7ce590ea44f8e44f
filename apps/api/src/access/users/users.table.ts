// Who may sign in: the accounts of the viewer's area and below, for whoever manages users.

import type { Role } from '@zhucan/domain';
import type { AreaRow } from '../../registry/area/area.table.ts';
import { defineTable } from '../read/table.ts';

export interface UserRow {
  readonly id: number;
  readonly username: string;
  readonly displayName: string;
  readonly role: Role;
  readonly programmes: readonly string[];
  readonly active: boolean;
  readonly mustChangePassword: boolean;
  readonly lastSignInAt: string | null;
  readonly version: number;
  readonly area: AreaRow;
}

export const userTable = defineTable<UserRow>({
  typeName: 'User',
  name: 'user_account',
  scope: { by: 'area', column: 'area_path' },
  permission: 'user.manage',
  columns: {
    id: 'id',
    username: 'username',
    displayName: 'display_name',
    role: 'role',
    programmes: 'programmes',
    active: 'active',
    mustChangePassword: 'must_change_password',
    lastSignInAt: 'last_sign_in_at',
    version: 'version',
  },
  relations: {
    area: { type: 'Area', kind: 'one', join: (user, area) => `${area}.id = ${user}.area_id` },
  },
});
