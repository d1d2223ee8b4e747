import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ApiProblem } from './api.ts';
import { Failure } from './problems.tsx';

const shownFor = (code: string) => {
  const problem = { code, severity: 'error', message: 'm', fix: 'f', place: '', where: {} } as const;
  return renderToStaticMarkup(createElement(Failure, { error: new ApiProblem(401, [problem]) }));
};

it('leads to the sign-in beside the page when a session ends in the middle of a form', () => {
  expect(shownFor('access.signed-out')).toContain('target="_blank"');
  expect(shownFor('access.forbidden')).not.toContain('target="_blank"');
});
