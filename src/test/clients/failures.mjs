import { CUT, CUT_AMIDST } from './loopback.mjs';

/** Theo and imghero document what an error means, but not what its body looks like. Any of these will do. */
export const ERROR_BODIES = [
  (code, message) => ({ error: { code, message } }),
  (code, message) => ({ code, error: message }),
  (code, message) => ({ detail: message }),
  (code, message) => `<html><body>${message}</body></html>`,
];

/** After each of these, as the answer to what is paid for, nobody can tell whether it was charged. */
export const NO_OUTCOME = {
  'a connection cut before the answer': CUT,
  'a connection cut amidst the answer': CUT_AMIDST,
  'an internal error': [500, { error: { code: 'internal_error', message: 'Oops' } }],
  'a gateway that gave up': [502, '<html>Bad gateway</html>'],
  'a gateway that waited too long': [504, '<html>Gateway timeout</html>'],
  'an answer that is no JSON': [200, '<html>Welcome</html>'],
  'an answer that says nothing': [200, {}],
};
