//! The web domain by which a firm is known.

/// The domain by which a firm is known: of its website, or of a mail address that is no public mail service.
pub fn own_domain(text: &str) -> Option<String> {
    let host = crate::domain::barred::host(text)?;
    let is_shared = SHARED.iter().any(|shared| host == *shared || host.ends_with(&format!(".{shared}")));
    (!is_shared).then_some(host)
}

/// Domains under which many have a page or an address.
const SHARED: &[&str] = &[
    "qq.com",
    "163.com",
    "126.com",
    "yeah.net",
    "sina.com",
    "sina.cn",
    "sohu.com",
    "aliyun.com",
    "foxmail.com",
    "139.com",
    "189.cn",
    "gmail.com",
    "googlemail.com",
    "outlook.com",
    "hotmail.com",
    "live.com",
    "msn.com",
    "yahoo.com",
    "yahoo.com.cn",
    "icloud.com",
    "proton.me",
    "protonmail.com",
    "gmx.de",
    "gmx.com",
    "web.de",
    "1688.com",
    "alibaba.com",
    "taobao.com",
    "tmall.com",
    "weibo.com",
    "linkedin.com",
    "facebook.com",
    "github.io",
    "wordpress.com",
    "wixsite.com",
    "baidu.com",
    "qcc.com",
    "tianyancha.com",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_of_many_is_nobodys() {
        assert_eq!(own_domain("https://www.longtai.example/zh").as_deref(), Some("longtai.example"));
        assert_eq!(own_domain("li@longtai.example").as_deref(), Some("longtai.example"));
        assert_eq!(own_domain("li@vip.163.com"), None);
    }
}
