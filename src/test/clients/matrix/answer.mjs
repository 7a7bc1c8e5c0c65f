/** What a client passes on of a result: its text, its structured content, and how many links. */
export function passedOn({ content = [], structuredContent }) {
  const text = content
    .filter(({ type }) => type === 'text')
    .map(({ text }) => text)
    .join('\n');
  return { text, structured: structuredContent, links: content.filter(({ type }) => type === 'resource_link').length };
}

/** The parts of an answer in words. */
export function parts({ text, structured, links }) {
  return [text && 'text', structured && 'structured', links && 'link'].filter(Boolean).join(', ');
}
