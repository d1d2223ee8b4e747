export { type Account, type Actor, type Grant, ROLE_TITLES, ROLES, type Role } from './model.ts';
export { ACTIONS, type Action, mayReach, POLICY, reachOf, rolesWith } from './policy.ts';
