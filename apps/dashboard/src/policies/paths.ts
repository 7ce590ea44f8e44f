/** Addresses of the policies' pages. */
export const policiesPath = '/policies';
export const policyPath = (programme: string) => `/policies/${encodeURIComponent(programme)}/show`;
export const policyDraftPath = (programme: string) => `/policies/${encodeURIComponent(programme)}/draft`;
