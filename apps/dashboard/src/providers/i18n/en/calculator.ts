export const calculator = {
  calculator: {
    title: 'Medical aid calculator',
    lead: 'Works out major-illness medical aid under the policy in force, tier by tier, to be shown to the family. It reads no record and keeps nothing.',
    question: 'The facts',
    answer: 'What comes of it',
    mode: 'Kind of aid',
    cost: 'Actual cost of treatment (yuan)',
    estimatedCost: 'Estimated cost of treatment (yuan)',
    costHelp: '210000 or 210,000',
    deductions: 'Deducted beforehand (yuan)',
    insured: 'In a basic medical insurance',
    insuredHelp:
      'Urban resident, urban employee or rural cooperative; in none of them it is half, with a cap of its own',
    meetingRate: 'Rate set by the meeting (%)',
    meetingRateHelp: 'Only for the tier that is left to the meeting; without it the lower bound counts',
    clear: 'Clear',
    waiting: 'Enter the cost: the amount and its tiers show here.',
    mend: 'Mend what is marked first.',
    notice: 'For orientation; what counts is the decision after review.',
  },
};
