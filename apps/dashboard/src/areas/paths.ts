/** The people of an area and below, in the list of people. */
export const peopleOfAreaPath = (id: string) =>
  `/people?filter=${encodeURIComponent(JSON.stringify({ area: id }))}`;
export const areaEditPath = (id: string) => `/areas/${encodeURIComponent(id)}`;
