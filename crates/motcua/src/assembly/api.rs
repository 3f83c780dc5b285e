//! The calls of all wings under `/api/v1`, and their description.

use axum::Router;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::get;
use serde_json::{Value, json};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityScheme};
use utoipa::{Modify, OpenApi};
use utoipa_axum::router::OpenApiRouter;

const BASE: &str = "/api/v1";

/// What the file says about the API as a whole.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Motcua",
        description = "Dossiers, procedures and units of a one-stop service centre. Times are RFC 3339 with the \
            offset +07:00; lists are read on with `cursor`; what is wrong comes as `application/problem+json` in the \
            language of `Accept-Language` (`vi`, `en`).",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2"),
    ),
    tags(
        (name = "dossiers", description = "The main job: intake, acts, files, forms, look-up"),
        (name = "feedback", description = "Satisfaction after hand-over, and citizens' petitions"),
        (name = "procedures", description = "The catalogue of procedures"),
        (name = "supervision", description = "Figures of a period, and the dossiers behind each"),
        (name = "recommendations", description = "What communes recommend, and the one written answer to each matter"),
        (name = "sessions", description = "Working sessions of the province with its communes, and their conclusions"),
        (name = "tasks", description = "What somebody was told to do by when; states are derived"),
        (name = "units", description = "The province, its departments, communes, divisions and centres"),
    ),
    components(schemas(web::ProblemBody)),
    modifiers(&Token)
)]
struct Description;

/// `Authorization: Bearer TOKEN`, with a token of `motcua token create`.
struct Token;

impl Modify for Token {
    fn modify(&self, api: &mut utoipa::openapi::OpenApi) {
        let scheme =
            HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("A token of `motcua token create`"));
        let components = api.components.get_or_insert_with(Default::default);
        components.add_security_scheme("token", SecurityScheme::Http(scheme.build()));
    }
}

/// The calls with `GET /api/v1/openapi.json`, which needs no token.
pub(super) fn routes(wings: impl IntoIterator<Item = OpenApiRouter>) -> Router {
    let (calls, description) = described(wings);
    let file: &'static str = Box::leak(description.into_boxed_str());
    let answer = move || async move { ([(header::CONTENT_TYPE, "application/json")], file).into_response() };
    calls.route(&format!("{BASE}/openapi.json"), get(answer))
}

/// The routes and the file, as JSON in a steady order.
fn described(wings: impl IntoIterator<Item = OpenApiRouter>) -> (Router, String) {
    let house = OpenApiRouter::with_openapi(Description::openapi());
    let (calls, api) = wings.into_iter().fold(house, |house, wing| house.nest(BASE, wing)).split_for_parts();
    let mut file = serde_json::to_value(&api).expect("a description has string keys only");
    parameters_as_they_are_read(&mut file);
    (calls, format!("{file:#}\n"))
}

/// A parameter that may be left out is not one that may be `null`: addresses and headers know no such value. One that
/// is left empty counts as left out.
fn parameters_as_they_are_read(file: &mut Value) {
    let paths = file.get_mut("paths").and_then(Value::as_object_mut).into_iter().flat_map(|paths| paths.values_mut());
    let calls = paths.filter_map(Value::as_object_mut).flat_map(|path| path.values_mut());
    let parameters = calls.filter_map(|call| call.get_mut("parameters")?.as_array_mut()).flatten();
    for parameter in parameters {
        if let Some(kinds) = parameter.pointer_mut("/schema/type").and_then(Value::as_array_mut) {
            kinds.retain(|kind| kind != "null");
        }
        let optional = parameter["in"] == "query" && parameter["required"] != true;
        if let Some(schema) = parameter.get_mut("schema").filter(|schema| optional && is_narrow(schema)) {
            let own = schema.take();
            *schema = json!({ "anyOf": [own, { "type": "string", "maxLength": 0 }] });
        }
    }
}

/// Whether an empty text would be against the schema.
fn is_narrow(schema: &Value) -> bool {
    ["format", "enum", "pattern", "minLength", "minimum", "$ref", "oneOf"].iter().any(|word| schema.get(word).is_some())
}
