export const messages = {
  'goal.title': '{label}, together',
  'goal.day': 'Day {day} of {days}',
  'goal.of': 'of {target}',
  'goal.none': 'no goal yet',
  'goal.set': 'Set a goal',
  'goal.change': 'Change the goal',
  'goal.amount': 'Won revenue this quarter',
  'goal.save': 'Save',
  'goal.marketing': 'Marketing sourced',
  'goal.sales': 'Sales sourced',
  'goal.ahead': '{money} ahead',
  'goal.behind': '{money} behind',
  'goal.plan': 'of an even pace for today.',
  'goal.forecast': 'With the open deals that may close in time, weighted by their stages: {money}.',
  'goal.progress': '{share} of the goal is won',
} as const

declare module '~/app/messages' {
  interface Texts {
    goals: typeof messages
  }
}
