export const __camel__Messages = {
  '__camel__.nav': '__Name__',
  '__camel__.empty.title': 'Nothing here yet',
  '__camel__.empty.text': 'Say what this is and why it helps. Add the first one to begin.',
} as const
