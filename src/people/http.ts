import type { App } from '../platform/http/app.ts';
import { editRoutes } from './edit/http.ts';
import { rosterRoutes } from './list/http.ts';
import { oneRoute } from './one/http.ts';
import type { PeopleHttpOptions } from './reader.node.ts';

export const PEOPLE_STATUS = { 'people.not-found': 404, 'people.id-taken': 409 } as const;

export type { PeopleHttpOptions } from './reader.node.ts';

export function peopleRoutes(app: App, options: PeopleHttpOptions): void {
  rosterRoutes(app, options);
  oneRoute(app, options);
  editRoutes(app, options);
}
