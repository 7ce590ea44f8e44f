import type { Example } from './example.ts';

/** Cases and the money that pays them. */
export const caseworkExamples: readonly Example[] = [
  {
    title: { zh: '等我办理的案件', en: 'My work queue' },
    query: `# 轮到您办理的案件，先到期的在前。availableActions 是您现在能做的，refusal 说明为什么暂时不能。
# What waits for you, earliest due first. availableActions is what you may do now; a refusal says why not yet.
query MyQueue {
  workQueue(first: 20) {
    totalCount
    nodes {
      id
      number
      programmeName
      status
      stage {
        name
      }
      dueOn
      workingDaysLeft
      overdue
      availableActions {
        operation
        name
        refusal {
          message
        }
      }
    }
  }
}
`,
  },
  {
    title: { zh: '一件案件和它的经过', en: 'A case with its events' },
    query: `# 金额最大的一件：条件、材料、各环节记录和每一步的经办人。案件是接口类型，各项目自己的内容用片段取。
# The one of the largest amount: criteria, documents, records, and who did each step. Case is an interface; a fragment takes what is a programme's own.
query CaseWithEvents {
  cases(first: 1, sort: AMOUNT_DESC, filter: { programme: ["MEDICAL_AID"] }) {
    nodes {
      id
      number
      status
      requestedAmount
      decidedAmount
      eligibility {
        verdict
        parts {
          verdict
          label
        }
      }
      missingDocuments {
        name
      }
      events {
        at
        name
        actor
        reason
      }
      payments {
        number
        amount
        status
        paidOn
      }
      ... on MedicalAidCase {
        details {
          mode
          cost
        }
      }
    }
  }
}
`,
  },
  {
    title: { zh: '测算医疗救助金额', en: 'Estimate medical aid' },
    query: `# 不建案件，按现行政策逐档计算。扣除后没有剩余或比例不对时，problems 说明原因，金额为 0。
# Without a case, by the policy of today, tier by tier. Where nothing remains, or a rate is wrong, problems says so and the amount is 0.
query Estimate($input: EstimateMedicalAidInput!) {
  estimateMedicalAid(input: $input) {
    eligibleCost
    standard
    cap
    capped
    amount
    bands {
      from
      to
      rate
      base
      amount
    }
    policyVersion
    problems {
      code
      field
      message
    }
  }
}
`,
    variables: `{
  "input": {
    "mode": "GRANT",
    "cost": "200000",
    "deductions": [{ "kind": "BASIC_INSURANCE", "amount": "50000" }],
    "insured": true
  }
}`,
  },
  {
    title: { zh: '合作单位读取办理结果', en: 'Outcomes for a partner' },
    query: `# 持 case.read 范围的密钥也能用：已办结的案件，申请人只有遮盖的号码，没有姓名和申请内容。
# Also with a partner's key of scope case.read: cases that have ended. Of the applicant there is the masked number, no name, no details.
query Outcomes($after: String) {
  cases(first: 50, after: $after, sort: NUMBER, filter: { closed: true }) {
    nodes {
      number
      programme
      status
      decidedAmount
      decidedOn
      closedOn
      applicantNumber {
        masked
      }
    }
    pageInfo {
      hasNextPage
      endCursor
    }
  }
}
`,
    variables: `{ "after": null }`,
  },
  {
    title: { zh: '基金某一天的状况', en: 'Fund position on a day' },
    query: `# 任何一天日终：余额、可用、已预留、支付在途和应收。本年收支按来源与运用列出。
# At the end of any day: balance, available, reserved, in payment, receivable. And where the year's money came from and went.
query FundOnDay($day: Date!, $from: Date!) {
  funds {
    name
    position(on: $day) {
      on
      balance
      available
      reserved
      inPayment
      receivable
    }
    sourcesAndUses(from: $from, to: $day) {
      opening
      closing
      sources {
        name
        amount
      }
      uses {
        name
        amount
      }
    }
  }
}
`,
    variables: `{ "day": "2026-06-30", "from": "2026-01-01" }`,
  },
];
