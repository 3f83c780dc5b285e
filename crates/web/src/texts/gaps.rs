use fluent_templates::fluent_bundle::FluentValue;
use kernel::{Date, Timestamp, Vnd};

use super::format;

/// A value that can stand in a gap of a message.
pub trait Gap {
    /// The value as fluent takes it. Whole numbers stay numbers, so that they choose plural forms.
    fn value(&self) -> FluentValue<'_>;
}

/// Values for the gaps of a message, by name.
pub trait Gaps {
    /// Hands over each name with its value.
    fn put(&self, to: &mut dyn FnMut(&str, FluentValue<'_>));
}

impl<T: Gap + ?Sized> Gap for &T {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

impl Gap for str {
    fn value(&self) -> FluentValue<'_> {
        // Reasons carry their values as text: a count among them must still choose the plural form.
        let whole = !self.is_empty()
            && self.len() <= 9
            && self.bytes().all(|byte| byte.is_ascii_digit())
            && (self == "0" || !self.starts_with('0'));
        if whole { FluentValue::try_number(self) } else { FluentValue::from(self) }
    }
}

impl Gap for String {
    fn value(&self) -> FluentValue<'_> {
        self.as_str().value()
    }
}

macro_rules! number_gap {
    ($($int:ty),+) => { $(impl Gap for $int {
        fn value(&self) -> FluentValue<'_> {
            FluentValue::from(*self)
        }
    })+ };
}
number_gap!(i16, i32, i64, u8, u16, u32, u64, usize);

macro_rules! written_gap {
    ($($type:ty => $write:expr),+ $(,)?) => { $(impl Gap for $type {
        fn value(&self) -> FluentValue<'_> {
            FluentValue::from($write(*self))
        }
    })+ };
}
written_gap!(
    Vnd => |amount: Vnd| amount.to_string(),
    Date => format::date,
    Timestamp => format::datetime,
);

impl<T: Gaps + ?Sized> Gaps for &T {
    fn put(&self, to: &mut dyn FnMut(&str, FluentValue<'_>)) {
        (**self).put(to);
    }
}

impl<K: AsRef<str>, V: Gap> Gaps for [(K, V)] {
    fn put(&self, to: &mut dyn FnMut(&str, FluentValue<'_>)) {
        for (name, value) in self {
            to(name.as_ref(), value.value());
        }
    }
}

impl<K: AsRef<str>, V: Gap, const N: usize> Gaps for [(K, V); N] {
    fn put(&self, to: &mut dyn FnMut(&str, FluentValue<'_>)) {
        self.as_slice().put(to);
    }
}

macro_rules! mixed_gaps {
    ($($value:ident $place:tt),+) => {
        impl<$($value: Gap),+> Gaps for ($((&str, $value),)+) {
            fn put(&self, to: &mut dyn FnMut(&str, FluentValue<'_>)) {
                $(to(self.$place.0, self.$place.1.value());)+
            }
        }
    };
}
mixed_gaps!(A 0, B 1);
mixed_gaps!(A 0, B 1, C 2);
mixed_gaps!(A 0, B 1, C 2, D 3);
