import { caseworkExamples } from './caseworkExamples.ts';
import type { Example } from './example.ts';

/** Worked operations: each runs as it stands, or says which variable to fill in. A test checks them against the schema. */
export const examples: readonly [Example, ...Example[]] = [
  {
    title: { zh: '我是谁，能做什么', en: 'Who am I, and what may I do' },
    query: `# 当前身份、角色、辖区和权限。以密钥查询时 viewer 为空。
# Who is signed in, with role, area and permissions. Null for a partner's key.
query WhoAmI {
  viewer {
    username
    displayName
    role
    area {
      name
      code
    }
    permissions
  }
}
`,
  },
  {
    title: { zh: '核验残疾人证号', en: 'Check a certificate number' },
    query: `# 任何文字都有答复，不查登记册。problems 列出全部错误，code 供程序判断。
# Any text gets an answer; the register is not consulted. Every problem has a code for programs.
query CheckNumber($number: String!) {
  checkCertificateNumber(number: $number) {
    valid
    birthDate
    sex
    category
    grade
    problems {
      code
      field
      message
    }
  }
}
`,
    variables: `{ "number": "99010119900307123742" }`,
  },
  {
    title: { zh: '全区统计', en: 'The district in figures' },
    query: `# 驾驶舱用的就是这些数字。小于 5 的数可能隐藏：hidden 为 true，value 为空。
# The figures of the dashboard. Counts below five may be hidden: then hidden is true and value null.
query Figures {
  registrySummary {
    asOf
    people {
      value
    }
    holders {
      value
    }
    byCategoryGrade {
      category
      grade
      count {
        value
        hidden
      }
    }
    byState {
      state
      count {
        value
      }
    }
  }
}
`,
  },
  {
    title: { zh: '按拼音首字母找人', en: 'Find people by pinyin initials' },
    query: `# text 可以是姓名、拼音、首字母，或号码末几位。号码一律遮盖，只有末四位。
# A name, pinyin, initials, or the end of a number. Numbers are masked but for the last four.
query FindPeople($text: String!) {
  people(filter: { text: $text }, first: 10) {
    totalCount
    edges {
      node {
        id
        name
        sex
        age
        idNumber {
          masked
        }
        area {
          fullName
        }
        certificate {
          state
          category
          grade
        }
      }
    }
  }
}
`,
    variables: `{ "text": "zh" }`,
  },
  {
    title: { zh: '一人一档', en: 'One person, whole file' },
    query: `# 一次取齐：证件、家庭、困难情况、办理经过。
# All at once: certificate, household, hardship, everything that was done.
query PersonFile {
  people(filter: { hasCertificate: true }, first: 1) {
    edges {
      node {
        id
        name
        age
        certificate {
          kind
          state
          category
          grade
          issuedOn
          expiresOn
          daysLeft
          availableOperations
        }
        household {
          incomePerHead
          members {
            name
            relationToHead
          }
          hardships {
            since
            until
            kind {
              name
            }
          }
        }
        timeline {
          at
          title
          actor
        }
      }
    }
  }
}
`,
  },
  {
    title: { zh: '一年内到期的证', en: 'Certificates that expire' },
    query: `# 先到期的在前。before 改成您要的日期。
# Earliest end first. Set before to the day you want.
query Expiring($before: Date!) {
  certificates(filter: { state: [EXPIRING, EXPIRED], expiringBefore: $before }, sort: EXPIRES, first: 20) {
    totalCount
    edges {
      node {
        id
        state
        expiresOn
        daysLeft
        category
        grade
        person {
          name
        }
        area {
          fullName
        }
      }
    }
  }
}
`,
    variables: `{ "before": "2035-01-01" }`,
  },
  {
    title: { zh: '翻页取完一个列表', en: 'Page through a list' },
    query: `# 第一页 after 留空；下一页把上一页的 endCursor 填进 after，直到 hasNextPage 为 false。每页最多 100 条，第一万页与第一页一样快。
# Leave after empty first; then give it the endCursor, until hasNextPage is false. 100 a page at most; page 10,000 is as quick as page 1.
query Page($after: String) {
  people(first: 100, after: $after, sort: ID) {
    edges {
      node {
        id
        name
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
    title: { zh: '有低保的重度残疾人', en: 'Severe disability and minimum allowance' },
    query: `# 各筛选同时满足；列表里的多个值任一即可。
# All filters must hold; of several values in a list any one will do.
query SevereWithAllowance {
  people(
    filter: { grade: [1, 2], hardship: ["MINIMUM_ALLOWANCE"], certificateState: [ISSUED, EXPIRING], alive: true }
    sort: AGE_DESC
    first: 20
  ) {
    totalCount
    edges {
      node {
        name
        age
        area {
          fullName
        }
        certificate {
          category
          grade
        }
      }
    }
  }
}
`,
  },
  {
    title: { zh: '为某人申请残疾人证（修改）', en: 'Apply for a certificate (mutation)' },
    query: `# 修改类操作返回联合类型：成功，或写明原因的失败。personId 填示例四或五里的 id。
# A mutation answers with its success or a failure that says why. Take personId from example 4 or 5.
mutation Apply($personId: ID!) {
  applyForCertificate(personId: $personId, input: { category: PHYSICAL }) {
    __typename
    ... on Certificate {
      id
      state
      availableOperations
    }
    ... on ValidationError {
      problems {
        code
        field
        message
      }
    }
    ... on Error {
      code
      message
    }
  }
}
`,
    variables: `{ "personId": "" }`,
  },
  {
    title: { zh: '挂失（修改）', en: 'Report a loss (mutation)' },
    query: `# expectedVersion 是您看到的版本号（certificate 的 version）。别人先改过时返回 StaleError，什么也不会被覆盖。
# expectedVersion is the version that you saw. Where someone changed it first the answer is a StaleError and nothing is overwritten.
mutation ReportLoss($id: ID!, $expectedVersion: Int!) {
  reportCertificateLost(id: $id, expectedVersion: $expectedVersion, reason: "本人遗失 lost by the holder") {
    __typename
    ... on Certificate {
      id
      state
      version
    }
    ... on StaleError {
      currentVersion
    }
    ... on Error {
      code
      message
    }
  }
}
`,
    variables: `{ "id": "", "expectedVersion": 1 }`,
  },
  ...caseworkExamples,
];
