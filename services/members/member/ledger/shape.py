"""Which columns does a roster (委员名册) have, and what do clerks call them?"""

from kernel.ledgers import Column, Shape

OTHER_PRIVATE = (
    Column("home_phone", "家庭电话", ("住宅电话", "宅电"), note="存入保管库"),
    Column("work_phone", "单位电话", ("固定电话", "办公电话", "座机"), note="存入保管库"),
    Column("wechat", "微信号码", ("微信号", "微信"), note="存入保管库"),
    Column("email", "电子邮件", ("电子邮箱", "邮箱", "E-mail", "Email"), note="存入保管库"),
    Column("home_postcode", "家庭邮编", ("住宅邮编",), note="存入保管库"),
    Column("work_address", "单位地址", ("办公地址",), note="存入保管库"),
    Column("work_postcode", "单位邮编", note="存入保管库"),
    Column(
        "mail_address", "通讯地址", ("信封地址", "信封地址及邮编", "通信地址"), note="存入保管库"
    ),
    Column("mail_postcode", "邮编", ("邮政编码", "通讯邮编"), note="存入保管库"),
    Column("contact_person", "联系人", note="存入保管库"),
)
ELSEWHERE = "积分由履职记录计算，请在履职考核中查看"
ONLY_READ = (
    Column("points", "总积分", ("积分", "履职积分"), only_read=ELSEWHERE),
    Column("meeting_points", "会议活动得分", only_read=ELSEWHERE),
    Column("proposal_points", "建言得分", only_read=ELSEWHERE),
    Column("registered_at", "注册时间", only_read="原系统的账号注册时间，不是委员的任职日期"),
    Column("updated_at", "更新时间", only_read="原系统的修改时间；本系统自记每次修改"),
    Column("age", "年龄", only_read="由出生年份得出，逐年变化"),
    Column("stamp", "核对码", only_read="由导出的名册自带，请勿改动"),
)
"""What rosters have and the register does not take, with why; an import tells which it met."""

SHAPE = Shape(
    "roster",
    "委员名册",
    (
        Column("member_no", "委员编号", ("委员证号", "委员证编号"), example="0023"),
        Column("name", "姓名", ("名字", "委员姓名"), required=True, example="岑知远"),
        Column("gender", "性别", example="男"),
        Column("nation", "民族", example="汉族"),
        Column(
            "born",
            "出生年月",
            ("委员生日", "出生日期", "出生年月日", "生日"),
            note="年月日存入保管库，记录中只留年份",
            example="1975.05",
        ),
        Column("birth_year", "出生年份", ("出生年",)),
        Column("party", "政治面貌", ("党派",), repeated=True, example="民盟盟员"),
        Column("second_party", "第二政治面貌"),
        Column("native_place", "籍贯", example="云岭"),
        Column("education", "文化程度", ("学历", "最高学历"), example="大学本科"),
        Column("degree", "学位"),
        Column("profession", "职业"),
        Column("professional_title", "职称", ("专业技术职称", "技术职称")),
        Column("employer", "单位名称", ("工作单位", "所在单位"), example="云岭市第一中学"),
        Column(
            "work", "单位名称及职务", ("单位职务", "单位及职务", "工作单位及职务", "单位、职务")
        ),
        Column("position", "职务", ("行政职务",), example="教师"),
        Column("employer_kind", "单位性质"),
        Column("in_system", "体制内外", ("体制内/体制外", "体制内", "是否体制内")),
        Column("beyond_the_mainland", "港澳台委员", ("是否港澳台委员", "港澳台侨")),
        Column("social_posts", "社会职务", ("社会兼职",)),
        Column("honours", "荣誉称号", ("所获荣誉",)),
        Column("sector", "界别", ("所属界别",), example="教育"),
        Column("sector_duty", "界别职务"),
        Column("sector_group", "界别活动组", ("界别委员组", "界别小组"), repeated=True),
        Column(
            "area_group",
            "街道活动组",
            ("地区联络组", "政协联络组", "联络组", "委员小组", "学习组", "政协工委", "联委会"),
            repeated=True,
        ),
        Column("area_duty", "街道活动组职务", ("地区联络组职务", "联络组职务")),
        Column(
            "special_committee",
            "所属专委会",
            ("专委会", "专门委员会", "所属专门委员会"),
            repeated=True,
            example="提案委员会",
        ),
        Column("special_duty", "专委会职务", ("专门委员会职务",)),
        Column("roles", "政协职务", note="可填多个，用顿号分开", example="常务委员"),
        Column("term", "届次", ("有效届次", "届"), example="五届"),
        Column("reappointed_terms", "连任届数", ("连任",)),
        Column("since", "任职日期", ("任职时间", "就任日期"), example="2022-01-12"),
        Column(
            "changed_on",
            "变动日期",
            ("调整日期", "界别调整日期"),
            note="界别、专委会或职务变动的日期",
        ),
        Column("left_on", "离任日期", ("终止日期", "辞去日期")),
        Column("status", "状态", example="在册"),
        Column("sponsor_group", "提案人分组", note="集体一类的行不计入"),
        Column(
            "phone",
            "手机",
            ("手机号", "手机号码", "移动电话", "联系电话", "电话"),
            note="存入保管库",
            example="15490000023",
        ),
        Column("id_number", "证件号码", ("身份证号", "身份证号码", "身份证"), note="存入保管库"),
        Column("address", "家庭地址", ("家庭住址", "住址"), note="存入保管库"),
        Column("religion", "宗教信仰", note="存入保管库"),
        *OTHER_PRIVATE,
        Column("remark", "备注", note="存入保管库；只写政协职务的，按政协职务登记"),
        *ONLY_READ,
    ),
    known_by=(
        ("name", "phone"),
        ("name", "sector"),
        ("name", "party"),
        ("name", "special_committee"),
        ("name", "member_no"),
    ),
    foreign=(
        "信息标题",
        "案由",
        "提案标题",
        "来稿时间",
        "活动主题",
        "出席情况",
        "签到",
        "签名",
        "会议发言",
        "提交提案",
    ),
    units=("人", "名", "位"),
)
