export const messages = {
  '__camel__.nav': '__Name__',
  '__camel__.empty.title': 'Nothing here yet',
  '__camel__.empty.text': 'Say what this is and why it helps. Add the first one to begin.',
} as const

declare module '~/app/messages' {
  interface Texts {
    __camel__: typeof messages
  }
}
