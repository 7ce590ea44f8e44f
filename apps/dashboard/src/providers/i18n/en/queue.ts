/** What a home page says of cases and funds: the rest of their words come with their pages. */
export const queue = {
  due: {
    noDeadline: 'No deadline',
    overdueBy: '%{smart_count} working day late |||| %{smart_count} working days late',
    dueToday: 'Due today',
    daysLeft: '%{smart_count} working day left |||| %{smart_count} working days left',
  },
  queue: {
    create: 'New case',
    mine: 'Cases that wait for me',
    toSign: 'To sign for the town',
    toSignOff: 'To sign off',
    toDecide: 'To review and decide',
    returned: 'Returned for supplement',
    notices: 'On public notice',
    drafts: 'My drafts',
    nothing: 'Nothing waits for you.',
  },
  fundTiles: {
    title: 'Funds',
    availableOf: '%{amount} of it is available',
    usedOf: '%{year}: spent %{used}, %{percent} % of the budget of %{budget}',
  },
} as const;
