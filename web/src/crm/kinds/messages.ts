export const messages = {
  'kinds.title': 'Records',
  'kinds.name': '{label}',
  'kinds.noun': '{noun}',
  'kinds.new': 'New {singular}',
  'kinds.matching': '{plural} with “{query}”',
  'kinds.view.open': 'Open',
  'kinds.view.mine': 'Mine',
  'kinds.view.no_owner': 'No owner',
  'kinds.column.parties': 'Belongs to',
  'kinds.column.changed': 'Changed',
  'kinds.changed': 'Changed {when}',
  'kinds.card': '{name}, in {stage}',
  'kinds.contact_of': 'Contact it belongs to',
  'kinds.created': '{name} added',
  'kinds.empty.title': 'No {noun} yet',
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
