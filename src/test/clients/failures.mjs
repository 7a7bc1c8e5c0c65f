import { CUT_BEFORE_RESPONSE, CUT_DURING_RESPONSE } from './loopback.mjs';

/** Theo and imghero document what an error means, but not its body. The server must understand each of these. */
export const ERROR_BODIES = [
  (code, message) => ({ error: { code, message } }),
  (code, message) => ({ code, error: message }),
  (code, message) => ({ detail: message }),
  (code, message) => `<html><body>${message}</body></html>`,
];

/** Responses to a paid request after which it is unknown whether it was charged. */
export const UNKNOWN_OUTCOMES = {
  'a connection closed before the response': CUT_BEFORE_RESPONSE,
  'a connection closed during the response': CUT_DURING_RESPONSE,
  'an internal error': [500, { error: { code: 'internal_error', message: 'Oops' } }],
  'a bad gateway': [502, '<html>Bad gateway</html>'],
  'a gateway timeout': [504, '<html>Gateway timeout</html>'],
  'a response that is not JSON': [200, '<html>Welcome</html>'],
  'an empty JSON object': [200, {}],
};
