export const messages = {
  '__records__.nav': '__Many__',
  '__records__.kind': '__Words__',
  '__records__.new': 'New __words__',
  '__records__.noun': '{n:__words__|__many__}',
  '__records__.find': 'Find a __words__',
  '__records__.added': '{name} added',
  '__records__.restore': 'Bring back',
  '__records__.restored': '{name} is back',
  '__records__.mine': 'Mine',  //? first_user
  '__records__.about': 'About',
  '__records__.created': 'Added',
  '__records__.changed': 'Changed',
  '__records__.missing': 'This has to be filled in.',
  '__records__.field.__field__': '__field.label__',
  '__records__.__field__.__field.each_choice__': '__field.each_label__',  //? choice
  '__records__.empty.title': 'No __many__ yet',
  '__records__.empty.text': 'Keep your __many__ here. Everybody in the company finds them in this list and with Ctrl K.',
  '__records__.empty.example.name': 'First __words__',
  '__records__.empty.example.detail': 'added by you',
  '__records__.empty.example.end': 'today',
} as const

declare module '~/app/messages' {
  interface Texts {
    __feature__: typeof messages
  }
}
