export const messages = {
  'kinds.title': 'Records',
  'kinds.name': '{plural}',
  'kinds.noun': '{noun}',
  'kinds.new': 'New {singular}',
  'kinds.view.mine': 'Mine',
  'kinds.created': '{name} added',
  'kinds.empty.title': 'No {plural} yet',
  'kinds.empty.text': 'What stands here is listed, found, linked with people, companies and deals, and keeps its history.',
  'kinds.contact': 'Contact',
  'kinds.link': 'Link {singular}',
  'kinds.none': 'None yet.',
} as const

declare module '~/app/messages' {
  interface Texts {
    kinds: typeof messages
  }
}
